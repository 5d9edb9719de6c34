import { useEffect, useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { Icon } from '../../parts/icon.tsx';
import { fieldParts } from './field-parts.tsx';
import { useTermsForm } from './form-context.ts';
import { isFilled } from './read-field.ts';
import { isAsked, type SectionName, sectionNames, sections } from './sections.ts';

/** Mandatory sections first; the others are open when the stage of the sale asks for them, or when they hold something. */
export function SectionList() {
  return (
    <div className="sections">
      {sectionNames.map((name) =>
        sections[name].askedFrom === undefined ? (
          <FixedSection key={name} name={name} />
        ) : (
          <LaterSection key={name} name={name} />
        ),
      )}
    </div>
  );
}

function FixedSection({ name }: { readonly name: SectionName }) {
  const { texts } = useWords();
  return (
    <section className="card form-section" id={`section-${name}`}>
      <h2>{texts.register[name]}</h2>
      <SectionFields name={name} />
    </section>
  );
}

function LaterSection({ name }: { readonly name: SectionName }) {
  const { texts, format } = useWords();
  const { values, errorOf } = useTermsForm();
  const asked = isAsked(name, values.stage);
  const filled = sections[name].fields.some((field) => isFilled(field, values, format.locale));
  const isWrong = sections[name].fields.some((field) => errorOf(field) !== undefined);
  const [isOpen, setOpen] = useState(asked || filled);
  useEffect(() => {
    if (asked || isWrong) setOpen(true);
  }, [asked, isWrong]);
  return (
    <details
      className="card form-section"
      id={`section-${name}`}
      open={isOpen}
      onToggle={(toggled) => setOpen(toggled.currentTarget.open)}
    >
      <summary>
        <h2>{texts.register[name]}</h2>
        <span className={asked ? 'tag tag-asked' : 'tag'}>{asked ? texts.register.asked : texts.register.later}</span>
        <Icon name="down" />
      </summary>
      <SectionFields name={name} />
    </details>
  );
}

function SectionFields({ name }: { readonly name: SectionName }) {
  return (
    <div className={`fields fields-${name}`}>
      {sections[name].fields.map((field) => {
        const Part = fieldParts[field];
        return <Part key={field} />;
      })}
    </div>
  );
}
