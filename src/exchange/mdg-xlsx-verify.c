#define G_LOG_DOMAIN "mdg-exchange"

#include "mdg-xlsx-write-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define HEAD 256
#define TAIL 64

/* The first and last bytes of a part. */
typedef struct
{
  char head[HEAD + 1];
  gsize n_head;
  char tail[TAIL + 1];
  gsize n_tail;
} Ends;

static void
add_bytes (Ends *ends,
           const char *bytes,
           gsize size)
{
  gsize to_head = MIN (size, HEAD - ends->n_head);
  gsize to_tail = MIN (size, TAIL);
  gsize kept = MIN (ends->n_tail, TAIL - to_tail);

  memcpy (ends->head + ends->n_head, bytes, to_head);
  ends->n_head += to_head;
  memmove (ends->tail, ends->tail + ends->n_tail - kept, kept);
  memcpy (ends->tail + kept, bytes + size - to_tail, to_tail);
  ends->n_tail = kept + to_tail;
}

/* TRUE when the text ends with the end tag of its first element. */
static gboolean
is_closed (Ends *ends)
{
  const char *root;
  const char *last;
  gsize length;

  ends->head[ends->n_head] = ends->tail[ends->n_tail] = '\0';
  root = strchr (ends->head, '<');
  while (root != NULL && !g_ascii_isalpha (root[1]))
    root = strchr (root + 1, '<');
  last = g_strrstr (ends->tail, "</");
  g_strchomp (ends->tail);
  if (root == NULL)
    return FALSE;
  if (last == NULL)
    return g_str_has_suffix (ends->tail, "/>");

  length = strcspn (root + 1, " />\r\n");
  return strncmp (last + 2, root + 1, length) == 0 && strcmp (last + 2 + length, ">") == 0;
}

static gboolean
read_entry (struct archive *archive,
            Ends *ends)
{
  char bytes[64 * 1024];
  la_ssize_t n;

  while ((n = archive_read_data (archive, bytes, sizeof bytes)) > 0)
    add_bytes (ends, bytes, (gsize) n);

  return n == 0;
}

gboolean
mdg_xlsx_verify (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean is_whole;
  guint n_parts = 0;
  int status = ARCHIVE_OK;

  archive_read_support_format_zip (archive);
  is_whole = archive_read_open_filename (archive, path, 64 * 1024) == ARCHIVE_OK;
  while (is_whole && (status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      Ends ends = { .n_head = 0 };

      is_whole = read_entry (archive, &ends) && is_closed (&ends);
      n_parts++;
    }
  archive_read_free (archive);

  return is_whole && status == ARCHIVE_EOF && n_parts > 0;
}
