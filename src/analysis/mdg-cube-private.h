#pragma once

#include "mdg-codebook.h"
#include "mdg-cube.h"

G_BEGIN_DECLS

#define MDG_CUBE_MINUTES_A_DAY 1440
#define MDG_CUBE_NEVER (-1)
#define MDG_CUBE_NO_ROW G_MAXUINT32

/* Codes of one kind (contents …) of all consultations: the first as a column, 0 for none, the others, in ascending
   order of their rows, apart. So a cross table is a walk without branches over arrays. */
typedef struct
{
  guint16 *firsts;
  GArray *rows;  /* guint32, of each other code */
  GArray *codes; /* guint16 */
} MdgCubeList;

struct _MdgCube
{
  GObject parent_instance;

  MdgCodebook *books[MDG_CUBE_N_AXES];

  /* One entry a consultation; up to n_sorted by time, then as they came. */
  guint n;
  guint n_sorted;
  guint room;
  gint32 *whens; /* minutes since 1970, MDG_CUBE_NEVER without a time */
  guint32 *ids;
  guint32 *subjects;
  guint32 *cases;
  guint8 *is_live;
  guint16 *columns[MDG_CUBE_N_COLUMNS];
  MdgCubeList lists[MDG_CUBE_N_LISTS];
  GArray *row_of_id; /* guint32, one more than the row */

  /* The same for contacts. */
  guint n_contacts;
  guint n_sorted_contacts;
  guint contact_room;
  gint32 *contact_whens;
  guint32 *contact_ids;
  guint32 *contact_consultations; /* ids */
  guint16 *contact_channels;
  guint16 *contact_directions;
  guint16 *contact_minutes;
  guint8 *contact_is_live;
  GHashTable *contact_rows; /* id → entry + 1; made by the first change */

  guint32 *marks; /* scratch for counting people, by subject */
  guint n_marks;
  guint32 max_subject;

  char last_day[10]; /* the day read last and what it is in days */
  gint32 last_days;
};

/* Entries [*from, *to) of n entries in order of time that lie in the span. */
void mdg_cube_find_range (const gint32 *whens,
                          guint n,
                          MdgCubeSpan span,
                          guint *from,
                          guint *to);
/* The row of a consultation, MDG_CUBE_NO_ROW when it is not known. */
guint32 mdg_cube_find_row (MdgCube *self,
                           gint64 id);

G_END_DECLS
