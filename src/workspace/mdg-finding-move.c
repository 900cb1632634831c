#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-finding-move.h"

#include <string.h>

#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-finding.h"
#include "mdg-memo.h"

/* So many differences are followed one by one; a text that differs more was written anew. */
#define MAX_DIFFERENCES 400
/* A shorter quote says too little to be looked for elsewhere. */
#define MIN_SOUGHT 4
#define GONE G_MAXUINT

struct _MdgTextShift
{
  gunichar *before;
  gunichar *after;
  guint n_before;
  guint n_after;
  guint *places; /* of each code point of before: its place in after, or GONE */
};

static void
keep_run (MdgTextShift *self,
          guint from,
          guint to,
          guint n)
{
  for (guint i = 0; i < n; i++)
    self->places[from + i] = to + i;
}

/* Myers' greedy walk over the middle that differs; trace[d] is the furthest x on each diagonal after d
   differences, stored at k + d. Returns the number of differences, or -1 when there are too many. */
static int
walk (const gunichar *a,
      int n,
      const gunichar *b,
      int m,
      GPtrArray *trace)
{
  for (int d = 0; d <= MAX_DIFFERENCES; d++)
    {
      int *furthest = g_new (int, 2 * d + 1);
      const int *last = d > 0 ? trace->pdata[d - 1] : NULL;

      g_ptr_array_add (trace, furthest);
      for (int k = -d; k <= d; k += 2)
        {
          int x = 0;
          int y;

          if (d > 0 && (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1])))
            x = last[k + 1 + d - 1];
          else if (d > 0)
            x = last[k - 1 + d - 1] + 1;
          y = x - k;
          while (x < n && y < m && a[x] == b[y])
            {
              x++;
              y++;
            }
          furthest[k + d] = x;
          if (x >= n && y >= m)
            return d;
        }
    }

  return -1;
}

/* Back along the trace: runs that were kept become places. */
static void
trace_back (MdgTextShift *self,
            guint start,
            int n,
            int m,
            GPtrArray *trace,
            int differences)
{
  int x = n;
  int y = m;

  for (int d = differences; d >= 0; d--)
    {
      int k = x - y;
      int from_x = 0;

      if (d > 0)
        {
          const int *last = trace->pdata[d - 1];
          gboolean down = k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]);
          int last_k = down ? k + 1 : k - 1;
          int last_x = last[last_k + d - 1];

          from_x = down ? last_x : last_x + 1;
          while (x > from_x)
            {
              x--;
              y--;
              self->places[start + (guint) x] = start + (guint) y;
            }
          x = last_x;
          y = last_x - last_k;
        }
      else
        while (x > from_x)
          {
            x--;
            y--;
            self->places[start + (guint) x] = start + (guint) y;
          }
    }
}

static void
compare (MdgTextShift *self)
{
  guint start = 0;
  guint end = 0;
  guint shorter = MIN (self->n_before, self->n_after);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  int differences;
  int n;
  int m;

  while (start < shorter && self->before[start] == self->after[start])
    start++;
  while (end < shorter - start && self->before[self->n_before - 1 - end] == self->after[self->n_after - 1 - end])
    end++;

  keep_run (self, 0, 0, start);
  keep_run (self, self->n_before - end, self->n_after - end, end);
  n = (int) (self->n_before - start - end);
  m = (int) (self->n_after - start - end);
  if (n == 0 || m == 0)
    return;

  differences = walk (self->before + start, n, self->after + start, m, trace);
  if (differences >= 0)
    trace_back (self, start, n, m, trace, differences);
}

MdgTextShift *
mdg_text_shift_new (const char *before,
                    const char *after)
{
  MdgTextShift *self = g_new0 (MdgTextShift, 1);
  glong n_before;
  glong n_after;

  self->before = g_utf8_to_ucs4_fast (before != NULL ? before : "", -1, &n_before);
  self->after = g_utf8_to_ucs4_fast (after != NULL ? after : "", -1, &n_after);
  self->n_before = (guint) n_before;
  self->n_after = (guint) n_after;
  self->places = g_new (guint, self->n_before + 1);
  for (guint i = 0; i <= self->n_before; i++)
    self->places[i] = GONE;
  compare (self);

  return self;
}

void
mdg_text_shift_free (MdgTextShift *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self->places);
  g_free (self);
}

static gboolean
stands_at (const gunichar *text,
           guint n_text,
           const gunichar *quote,
           guint n_quote,
           guint offset)
{
  return offset <= n_text && n_quote <= n_text - offset && memcmp (text + offset, quote, n_quote * sizeof *quote) == 0;
}

static guint
count_places (const gunichar *text,
              guint n_text,
              const gunichar *quote,
              guint n_quote,
              guint *first)
{
  guint n = 0;

  for (guint i = 0; i + n_quote <= n_text; i++)
    if (stands_at (text, n_text, quote, n_quote, i))
      {
        if (n == 0)
          *first = i;
        n++;
      }

  return n;
}

static gboolean
is_kept (MdgTextShift *self,
         guint offset,
         guint length,
         guint *moved)
{
  for (guint i = 0; i < length; i++)
    if (self->places[offset + i] == GONE || self->places[offset + i] != self->places[offset] + i)
      return FALSE;

  *moved = self->places[offset];

  return TRUE;
}

gboolean
mdg_text_shift_move (MdgTextShift *self,
                     const char *quote,
                     guint offset,
                     guint *moved)
{
  glong length;
  g_autofree gunichar *wanted = g_utf8_to_ucs4_fast (quote, -1, &length);
  guint n = (guint) length;
  guint first = 0;

  if (n == 0)
    return FALSE;
  if (stands_at (self->before, self->n_before, wanted, n, offset) && is_kept (self, offset, n, moved))
    return TRUE;

  /* Cut and put elsewhere, or back again after it was lost; where it could be two places nobody knows. */
  if (n < MIN_SOUGHT || count_places (self->before, self->n_before, wanted, n, &first) > 1)
    return FALSE;
  if (count_places (self->after, self->n_after, wanted, n, &first) != 1)
    return FALSE;

  *moved = first;

  return TRUE;
}

/* The note of a record, and which field of a finding refers to it. */
static gboolean
get_note (MdgKind kind,
          guint *text,
          guint *reference)
{
  switch ((guint) kind)
    {
    case MDG_KIND_CONSULTATION:
      *text = MDG_CONSULTATION_TEXT;
      *reference = MDG_FINDING_CONSULTATION;
      return TRUE;
    case MDG_KIND_CONTACT:
      *text = MDG_CONTACT_TEXT;
      *reference = MDG_FINDING_CONTACT;
      return TRUE;
    case MDG_KIND_MEMO:
      *text = MDG_MEMO_TEXT;
      *reference = MDG_FINDING_MEMO;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
follow_one (MdgChange *change,
            MdgTextShift *shift,
            MdgRecord *finding)
{
  gint64 offset = mdg_record_get_integer (finding, MDG_FINDING_OFFSET);
  const char *quote = mdg_record_get_text (finding, MDG_FINDING_QUOTE);
  gboolean was_lost = mdg_record_get_flag (finding, MDG_FINDING_IS_LOST);
  gboolean is_lost;
  guint moved = 0;

  if (quote == NULL || mdg_change_find (change, mdg_record_get_uuid (finding)) != NULL)
    return;

  is_lost = !mdg_text_shift_move (shift, quote, offset >= 0 ? (guint) offset : G_MAXUINT, &moved);
  if (is_lost == was_lost && (is_lost || (gint64) moved == offset))
    return;

  mdg_record_set_flag (finding, MDG_FINDING_IS_LOST, is_lost);
  if (!is_lost)
    mdg_record_set_integer (finding, MDG_FINDING_OFFSET, moved);
  mdg_change_add (change, finding);
}

static gboolean
follow_note (MdgWorkspace *workspace,
             MdgChange *change,
             MdgRecord *record,
             guint text,
             guint reference,
             GError **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (MdgRecord) stored = NULL;
  g_autoptr (MdgTextShift) shift = NULL;

  if (!mdg_record_is_stored (record))
    return TRUE;

  stored = mdg_workspace_load (workspace, mdg_record_get_kind (record), mdg_record_get_uuid (record), error);
  if (stored == NULL)
    return FALSE;
  if (mdg_record_field_equal (record, stored, text))
    return TRUE;

  findings = mdg_workspace_list_children (workspace, MDG_KIND_FINDING, reference, mdg_record_get_uuid (record), error);
  if (findings == NULL)
    return FALSE;

  shift = mdg_text_shift_new (mdg_record_get_text (stored, text), mdg_record_get_text (record, text));
  for (guint i = 0; i < findings->len; i++)
    follow_one (change, shift, findings->pdata[i]);

  return TRUE;
}

gboolean
mdg_findings_follow (MdgWorkspace *workspace,
                     MdgChange *change,
                     GError **error)
{
  GPtrArray *records = mdg_change_get_records (change);
  guint n = records->len;

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), FALSE);

  /* The change grows meanwhile; what is added are findings. */
  for (guint i = 0; i < n; i++)
    {
      guint text;
      guint reference;

      if (get_note (mdg_record_get_kind (records->pdata[i]), &text, &reference) && !follow_note (workspace, change, records->pdata[i], text, reference, error))
        return FALSE;
    }

  return TRUE;
}
