import { type LessonBlock, type LessonInline, readLessonText } from '@countersign/domain/training/lesson-text';

/** The text of a lesson as elements: nothing that was typed is ever taken for markup. */
export function LessonText({ text }: { readonly text: string }) {
  return (
    <div className="lesson-text">
      {readLessonText(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no other name than their place.
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: LessonBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <Inline parts={block.parts} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Inline parts={block.parts} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Inline parts={block.parts} />
        </blockquote>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((parts, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of a list have no other name than their place.
            <li key={index}>
              <Inline parts={parts} />
            </li>
          ))}
        </List>
      );
    }
    default:
      return block satisfies never;
  }
}

function Inline({ parts }: { readonly parts: readonly LessonInline[] }) {
  return parts.map((part, index) => {
    const key = `${index} ${part.text}`;
    switch (part.kind) {
      case 'text':
        return <span key={key}>{part.text}</span>;
      case 'strong':
        return <strong key={key}>{part.text}</strong>;
      case 'emphasis':
        return <em key={key}>{part.text}</em>;
      case 'code':
        return <code key={key}>{part.text}</code>;
      case 'link':
        return (
          <a key={key} href={part.url} target="_blank" rel="noreferrer noopener">
            {part.text}
          </a>
        );
      default:
        return part satisfies never;
    }
  });
}
