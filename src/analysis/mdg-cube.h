#pragma once

#include <glib-object.h>

#include "mdg-cube-row.h"

G_BEGIN_DECLS

/* The narrow columns of all consultations and contacts in memory, so that any table of figures is a pass over
   arrays. Filled once in the order of the covering indexes; later changes go to a tail that is
   counted with the rest. Not safe for several threads at once. */
#define MDG_TYPE_CUBE (mdg_cube_get_type ())
G_DECLARE_FINAL_TYPE (MdgCube, mdg_cube, MDG, CUBE, GObject)

/* Days since 1970, to is the first day after. */
typedef struct
{
  gint32 from;
  gint32 to;
} MdgCubeSpan;

#define MDG_CUBE_ALWAYS ((MdgCubeSpan){ 0, G_MAXINT32 / 1440 })

MdgCube *mdg_cube_new (void);
/* Fills a cube (the data of its functions); ended by mdg_cube_end_load. */
extern const MdgCubeSink mdg_cube_sink;
void mdg_cube_end_load (MdgCube *self);
/* Rows since the load; when they are many, loading anew is cheaper. */
guint mdg_cube_get_n_replaced (MdgCube *self);

/* Consultations, live or not. */
guint mdg_cube_get_n_rows (MdgCube *self);
/* The day of the first live consultation; FALSE when there is none. */
gboolean mdg_cube_get_first_day (MdgCube *self,
                                 gint32 *day);
/* Codes of an axis from 0, which is none, up to n − 1, in the order they were met. The text of areas and staff
   is their row number. */
guint mdg_cube_get_n_codes (MdgCube *self,
                            MdgCubeAxis axis);
const char *mdg_cube_get_code_text (MdgCube *self,
                                    MdgCubeAxis axis,
                                    guint code);
/* G_MAXUINT when it was never met. */
guint mdg_cube_find_code (MdgCube *self,
                          MdgCubeAxis axis,
                          const char *text);

/* Counting: live consultations received in the span. counts has a place for each code of the axis and is
   cleared first; consultations without a code count at 0. */
guint mdg_cube_count_all (MdgCube *self,
                          MdgCubeSpan span);
void mdg_cube_count (MdgCube *self,
                     MdgCubeAxis axis,
                     MdgCubeSpan span,
                     guint32 *counts);
/* counts[row code × codes of columns + column code]. */
void mdg_cube_cross (MdgCube *self,
                     MdgCubeAxis rows,
                     MdgCubeAxis columns,
                     MdgCubeSpan span,
                     guint32 *counts);
/* People, each once; who is not recorded is not counted. By axis (a column): each at the code of the
   last consultation in the span, so that the figures add up. */
guint mdg_cube_count_people (MdgCube *self,
                             MdgCubeSpan span);
void mdg_cube_count_people_by (MdgCube *self,
                               MdgCubeAxis axis,
                               MdgCubeSpan span,
                               guint32 *counts);
/* Live contacts of live consultations by their own day: [channel × codes of MDG_CUBE_DIRECTION + direction].
   Returns their minutes. */
gint64 mdg_cube_count_contacts (MdgCube *self,
                                MdgCubeSpan span,
                                guint32 *counts);

/* Consultations that fit in two columns: a code of first or of second is marked (flags by code); by the codes of
   by, a column. */
void mdg_cube_count_either (MdgCube *self,
                            MdgCubeAxis first,
                            const gboolean *first_marked,
                            MdgCubeAxis second,
                            const gboolean *second_marked,
                            MdgCubeAxis by,
                            MdgCubeSpan span,
                            guint32 *counts);

G_END_DECLS
