import type { Comment } from '@countersign/contracts/case/operations';
import GroupsOutlined from '@mui/icons-material/GroupsOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMay } from '../auth/session.tsx';
import { When } from '../parts/due.tsx';
import { FileLink } from '../parts/file-link.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { commentsQuery } from './case-queries.ts';
import { CommentForm } from './comment-form.tsx';

/** What people wrote; whether the partner can read it is said by words, icon and colour. */
export function Comments({ caseId, partnerName }: { caseId: string; partnerName: string | null }) {
  const t = useText();
  const may = useMay();
  const query = useInfiniteQuery(commentsQuery(caseId));
  if (query.isPending) return <LoadingLines lines={3} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const comments = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      {comments.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('comment.none')}
        </Typography>
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, mb: 2, display: 'grid', gap: 1 }}>
          {comments.map((item) => (
            <CommentItem key={item.id} item={item} partnerName={partnerName} />
          ))}
        </Box>
      )}
      {query.hasNextPage ? (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage} sx={{ mb: 1 }}>
          {t('comment.more')}
        </Button>
      ) : null}
      {may('case.comment') ? <CommentForm caseId={caseId} partnerName={partnerName} /> : null}
    </>
  );
}

function CommentItem({ item, partnerName }: { item: Comment; partnerName: string | null }) {
  const t = useText();
  const isInternal = item.visibility === 'internal';
  return (
    <Box
      component="li"
      sx={{
        px: 1.5,
        py: 1,
        borderRadius: '6px',
        border: '1px solid',
        borderColor: 'divider',
        bgcolor: (theme) => (isInternal ? theme.palette.wash.warning : theme.palette.background.paper),
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 0.25 }}>
        <Typography variant="h3" component="span">
          {item.by}
        </Typography>
        <Tag
          tone={isInternal ? 'warning' : 'info'}
          icon={isInternal ? <LockOutlined aria-hidden /> : <GroupsOutlined aria-hidden />}
        >
          {isInternal ? t('comment.internal') : t('comment.sharedWith', { partner: partnerName ?? '' })}
        </Tag>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          <When at={item.at} />
        </Typography>
      </Box>
      <Typography variant="body1" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {item.text}
      </Typography>
      {item.files.map((file) => (
        <Typography variant="body2" key={file.id}>
          <FileLink file={file} />
        </Typography>
      ))}
    </Box>
  );
}
