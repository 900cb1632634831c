#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-cube.h"

#include "mdg-cube-private.h"
#include "mdg-date.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 1024

G_DEFINE_FINAL_TYPE (MdgCube, mdg_cube, G_TYPE_OBJECT)

static void
mdg_cube_finalize (GObject *object)
{
  MdgCube *self = MDG_CUBE (object);

  for (guint i = 0; i < MDG_CUBE_MAIN_CONTENT; i++)
    mdg_codebook_free (self->books[i]);
  for (guint i = 0; i < MDG_CUBE_N_COLUMNS; i++)
    g_free (self->columns[i]);
  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    {
      g_free (self->lists[i].firsts);
      g_array_unref (self->lists[i].rows);
      g_array_unref (self->lists[i].codes);
    }
  g_free (self->whens);
  g_free (self->ids);
  g_free (self->subjects);
  g_free (self->cases);
  g_free (self->is_live);
  g_array_unref (self->row_of_id);
  g_free (self->contact_whens);
  g_free (self->contact_ids);
  g_free (self->contact_consultations);
  g_free (self->contact_channels);
  g_free (self->contact_directions);
  g_free (self->contact_minutes);
  g_free (self->contact_is_live);
  g_clear_pointer (&self->contact_rows, g_hash_table_unref);
  g_free (self->marks);

  G_OBJECT_CLASS (mdg_cube_parent_class)->finalize (object);
}

static void
mdg_cube_class_init (MdgCubeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_cube_finalize;
}

static void
mdg_cube_init (MdgCube *self)
{
  for (guint i = 0; i < MDG_CUBE_MAIN_CONTENT; i++)
    self->books[i] = mdg_codebook_new ();
  self->books[MDG_CUBE_MAIN_CONTENT] = self->books[MDG_CUBE_CONTENT];
  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    {
      self->lists[i].codes = g_array_new (FALSE, FALSE, sizeof (guint16));
      self->lists[i].rows = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  self->row_of_id = g_array_new (FALSE, TRUE, sizeof (guint32));
}

MdgCube *
mdg_cube_new (void)
{
  return g_object_new (MDG_TYPE_CUBE, NULL);
}

static void
grow (MdgCube *self)
{
  self->room = MAX (FIRST_ROOM, self->room * 2);
  self->whens = g_renew (gint32, self->whens, self->room);
  self->ids = g_renew (guint32, self->ids, self->room);
  self->subjects = g_renew (guint32, self->subjects, self->room);
  self->cases = g_renew (guint32, self->cases, self->room);
  self->is_live = g_renew (guint8, self->is_live, self->room);
  for (guint i = 0; i < MDG_CUBE_N_COLUMNS; i++)
    self->columns[i] = g_renew (guint16, self->columns[i], self->room);
  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    self->lists[i].firsts = g_renew (guint16, self->lists[i].firsts, self->room);
}

static void
grow_contacts (MdgCube *self)
{
  self->contact_room = MAX (FIRST_ROOM, self->contact_room * 2);
  self->contact_whens = g_renew (gint32, self->contact_whens, self->contact_room);
  self->contact_ids = g_renew (guint32, self->contact_ids, self->contact_room);
  self->contact_consultations = g_renew (guint32, self->contact_consultations, self->contact_room);
  self->contact_channels = g_renew (guint16, self->contact_channels, self->contact_room);
  self->contact_directions = g_renew (guint16, self->contact_directions, self->contact_room);
  self->contact_minutes = g_renew (guint16, self->contact_minutes, self->contact_room);
  self->contact_is_live = g_renew (guint8, self->contact_is_live, self->contact_room);
}

/* Rows come by day, so the day is seldom read anew. */
static gint32
read_when (MdgCube *self,
           const char *iso)
{
  MdgDate date;
  gint32 minute = 0;

  if (iso == NULL || strlen (iso) < sizeof self->last_day)
    return MDG_CUBE_NEVER;

  if (memcmp (iso, self->last_day, sizeof self->last_day) != 0)
    {
      g_autofree char *day = g_strndup (iso, sizeof self->last_day);

      if (!mdg_date_parse_iso (day, &date) || !mdg_date_is_full (&date))
        return MDG_CUBE_NEVER;
      self->last_days = mdg_date_to_days (&date);
      memcpy (self->last_day, iso, sizeof self->last_day);
    }
  if (strlen (iso) >= 16)
    minute = (iso[11] - '0') * 600 + (iso[12] - '0') * 60 + (iso[14] - '0') * 10 + (iso[15] - '0');

  return self->last_days * MDG_CUBE_MINUTES_A_DAY + minute;
}

static void
set_row_of_id (MdgCube *self,
               guint32 id,
               guint row)
{
  if (id >= self->row_of_id->len)
    g_array_set_size (self->row_of_id, MAX (id + 1, self->row_of_id->len * 2));
  g_array_index (self->row_of_id, guint32, id) = row + 1;
}

guint32
mdg_cube_find_row (MdgCube *self,
                   gint64 id)
{
  guint32 row = id >= 0 && id < self->row_of_id->len ? g_array_index (self->row_of_id, guint32, id) : 0;

  return row == 0 ? MDG_CUBE_NO_ROW : row - 1;
}

static void
add_consultation (gpointer cube,
                  const MdgCubeRow *row)
{
  MdgCube *self = cube;
  guint n = self->n;

  if (n == self->room)
    grow (self);

  self->whens[n] = read_when (self, row->received_at);
  self->ids[n] = (guint32) row->id;
  self->subjects[n] = (guint32) row->subject;
  self->cases[n] = (guint32) row->case_id;
  self->is_live[n] = row->is_live != FALSE;
  for (guint i = 0; i < MDG_CUBE_N_TEXTS; i++)
    self->columns[i][n] = mdg_codebook_intern (self->books[i], row->texts[i]);
  self->columns[MDG_CUBE_AREA][n] = mdg_codebook_intern_id (self->books[MDG_CUBE_AREA], row->area);
  self->columns[MDG_CUBE_STAFF][n] = mdg_codebook_intern_id (self->books[MDG_CUBE_STAFF], row->staff);
  self->columns[MDG_CUBE_NO_CASE][n] = mdg_codebook_intern_id (self->books[MDG_CUBE_NO_CASE], row->is_no_case);
  self->columns[MDG_CUBE_CONFERENCE][n] = mdg_codebook_intern_id (self->books[MDG_CUBE_CONFERENCE], row->is_conference);
  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    self->lists[i].firsts[n] = 0;
  self->max_subject = MAX (self->max_subject, self->subjects[n]);
  set_row_of_id (self, self->ids[n], n);
  self->n++;
}

static void
append_code (MdgCubeList *list,
             guint32 row,
             guint16 code)
{
  if (list->firsts[row] == 0)
    {
      list->firsts[row] = code;
      return;
    }

  g_array_append_val (list->rows, row);
  g_array_append_val (list->codes, code);
}

static void
add_code (gpointer cube,
          gint64 consultation,
          MdgCubeAxis axis,
          const char *code)
{
  MdgCube *self = cube;
  guint32 row = mdg_cube_find_row (self, consultation);

  if (row != MDG_CUBE_NO_ROW)
    append_code (&self->lists[axis - MDG_CUBE_CONTENT], row, mdg_codebook_intern (self->books[axis], code));
}

static void
add_handover (gpointer cube,
              gint64 consultation,
              const char *result)
{
  MdgCube *self = cube;
  guint32 row = mdg_cube_find_row (self, consultation);

  if (row != MDG_CUBE_NO_ROW)
    self->columns[MDG_CUBE_HANDOVER][row] = mdg_codebook_intern (self->books[MDG_CUBE_HANDOVER], result != NULL ? result : MDG_CUBE_HANDED_OVER);
}

static void
add_contact (gpointer cube,
             const MdgCubeContact *contact)
{
  MdgCube *self = cube;
  guint n = self->n_contacts;

  if (n == self->contact_room)
    grow_contacts (self);

  self->contact_whens[n] = read_when (self, contact->at);
  self->contact_ids[n] = (guint32) contact->id;
  self->contact_consultations[n] = (guint32) contact->consultation;
  self->contact_channels[n] = mdg_codebook_intern (self->books[MDG_CUBE_CHANNEL], contact->channel);
  self->contact_directions[n] = mdg_codebook_intern (self->books[MDG_CUBE_DIRECTION], contact->direction);
  self->contact_minutes[n] = (guint16) CLAMP (contact->minutes, 0, G_MAXUINT16);
  self->contact_is_live[n] = contact->is_live != FALSE;
  self->n_contacts++;
}

typedef struct
{
  guint32 row;
  guint32 order;
  guint16 code;
} Other;

static int
compare_others (gconstpointer a,
                gconstpointer b)
{
  const Other *x = a;
  const Other *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;

  return x->order < y->order ? -1 : x->order > y->order;
}

/* Codes came by consultation number; they go to the order of the rows, which is mostly the same. */
static void
sort_list (MdgCubeList *list)
{
  guint32 *rows = (guint32 *) (gpointer) list->rows->data;
  guint16 *codes = (guint16 *) (gpointer) list->codes->data;
  guint n = list->rows->len;
  g_autofree Other *others = NULL;
  gboolean is_sorted = TRUE;

  for (guint i = 1; i < n; i++)
    is_sorted = is_sorted && rows[i - 1] <= rows[i];
  if (is_sorted)
    return;

  others = g_new (Other, n);
  for (guint i = 0; i < n; i++)
    others[i] = (Other){ rows[i], i, codes[i] };
  qsort (others, n, sizeof *others, compare_others);
  for (guint i = 0; i < n; i++)
    {
      rows[i] = others[i].row;
      codes[i] = others[i].code;
    }
}

void
mdg_cube_end_load (MdgCube *self)
{
  g_return_if_fail (MDG_IS_CUBE (self));

  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    sort_list (&self->lists[i]);
  self->n_sorted = self->n;
  self->n_sorted_contacts = self->n_contacts;
}

static void
replace_consultation (gpointer cube,
                      const MdgCubeRow *row,
                      const char *const *const *codes)
{
  MdgCube *self = cube;
  guint32 old = mdg_cube_find_row (self, row->id);

  if (old != MDG_CUBE_NO_ROW)
    self->is_live[old] = FALSE;
  add_consultation (self, row);

  for (guint i = 0; i < MDG_CUBE_N_LISTS; i++)
    for (const char *const *code = codes[i]; *code != NULL; code++)
      append_code (&self->lists[i], self->n - 1, mdg_codebook_intern (self->books[MDG_CUBE_CONTENT + i], *code));
}

static void
index_contacts (MdgCube *self)
{
  self->contact_rows = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < self->n_contacts; i++)
    g_hash_table_insert (self->contact_rows, GUINT_TO_POINTER (self->contact_ids[i]), GUINT_TO_POINTER (i + 1));
}

static void
replace_contact (gpointer cube,
                 const MdgCubeContact *contact)
{
  MdgCube *self = cube;
  gpointer key = GUINT_TO_POINTER ((guint32) contact->id);
  guint old;

  if (self->contact_rows == NULL)
    index_contacts (self);
  old = GPOINTER_TO_UINT (g_hash_table_lookup (self->contact_rows, key));
  if (old != 0)
    self->contact_is_live[old - 1] = FALSE;
  add_contact (self, contact);
  g_hash_table_insert (self->contact_rows, key, GUINT_TO_POINTER (self->n_contacts));
}

const MdgCubeSink mdg_cube_sink = { add_consultation, add_code, add_handover, add_contact, replace_consultation, replace_contact };

guint
mdg_cube_get_n_replaced (MdgCube *self)
{
  g_return_val_if_fail (MDG_IS_CUBE (self), 0);

  return self->n - self->n_sorted + self->n_contacts - self->n_sorted_contacts;
}

guint
mdg_cube_get_n_rows (MdgCube *self)
{
  g_return_val_if_fail (MDG_IS_CUBE (self), 0);

  return self->n;
}

guint
mdg_cube_get_n_codes (MdgCube *self,
                      MdgCubeAxis axis)
{
  g_return_val_if_fail (MDG_IS_CUBE (self), 0);
  g_return_val_if_fail (axis < MDG_CUBE_N_AXES, 0);

  return mdg_codebook_get_n (self->books[axis]);
}

const char *
mdg_cube_get_code_text (MdgCube *self,
                        MdgCubeAxis axis,
                        guint code)
{
  g_return_val_if_fail (MDG_IS_CUBE (self), NULL);
  g_return_val_if_fail (axis < MDG_CUBE_N_AXES, NULL);

  return mdg_codebook_get_text (self->books[axis], code);
}

guint
mdg_cube_find_code (MdgCube *self,
                    MdgCubeAxis axis,
                    const char *text)
{
  g_return_val_if_fail (MDG_IS_CUBE (self), G_MAXUINT);
  g_return_val_if_fail (axis < MDG_CUBE_N_AXES, G_MAXUINT);

  return mdg_codebook_find (self->books[axis], text);
}
