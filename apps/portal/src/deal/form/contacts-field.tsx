import { useRef } from 'react';
import { useWords } from '../../app/texts.tsx';
import { Button, IconButton } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { focusNewest } from './focus-newest.ts';
import { useTermsForm } from './form-context.ts';
import { type ContactValues, emptyContact } from './values.ts';

const contactsMax = 20;

export function ContactsField() {
  const { texts, fill } = useWords();
  const { values, set, errorOf, leave } = useTermsForm();
  const error = errorOf('contacts');
  const group = useRef<HTMLFieldSetElement>(null);
  const change = (index: number, part: Partial<ContactValues>) =>
    set('contacts', {
      contacts: values.contacts.map((contact, at) => (at === index ? { ...contact, ...part } : contact)),
    });
  return (
    <fieldset ref={group} className="field-group" data-field="contacts">
      <legend className="section-legend">{texts.register.contacts}</legend>
      <p className="hint">{texts.register.contactsHint}</p>
      {values.contacts.map((contact, index) => (
        <div className="contact-entry" key={index}>
          <div className="field-pair">
            <TextField
              label={texts.register.contactName}
              maxLength={120}
              value={contact.name}
              onBlur={() => leave('contacts')}
              onValue={(name) => change(index, { name })}
            />
            <TextField
              label={texts.register.contactTitle}
              isOptional
              maxLength={120}
              value={contact.title}
              onValue={(title) => change(index, { title })}
            />
            <TextField
              label={texts.register.contactEmail}
              isOptional
              type="email"
              maxLength={254}
              value={contact.email}
              onBlur={() => leave('contacts')}
              onValue={(email) => change(index, { email })}
            />
            <TextField
              label={texts.register.contactPhone}
              isOptional
              type="tel"
              maxLength={40}
              value={contact.phone}
              onBlur={() => leave('contacts')}
              onValue={(phone) => change(index, { phone })}
            />
          </div>
          <IconButton
            icon="trash"
            label={fill(texts.register.removeContact, { number: index + 1 })}
            onClick={() => set('contacts', { contacts: values.contacts.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      {error !== undefined && (
        <p className="field-error">
          <Icon name="warning" size={15} /> {error}
        </p>
      )}
      {values.contacts.length < contactsMax && (
        <div>
          <Button
            kind="quiet"
            icon="plus"
            onClick={() => {
              set('contacts', { contacts: [...values.contacts, emptyContact] });
              focusNewest(group.current, '.contact-entry .field:first-child input');
            }}
          >
            {texts.register.addContact}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
