#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Degrees (x is the longitude) or metres on a plane (x to the east, y to the north); who takes one says which. */
typedef struct
{
  double x;
  double y;
} MdgPoint;

typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
} MdgBox;

#define MDG_BOX_EMPTY ((MdgBox){ G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

static inline gboolean
mdg_box_is_empty (const MdgBox *box)
{
  return box->x1 > box->x2 || box->y1 > box->y2;
}

static inline gboolean
mdg_box_overlaps (const MdgBox *a,
                  const MdgBox *b)
{
  return a->x1 <= b->x2 && b->x1 <= a->x2 && a->y1 <= b->y2 && b->y1 <= a->y2;
}

static inline void
mdg_box_add_point (MdgBox *box,
                   const MdgPoint *point)
{
  box->x1 = MIN (box->x1, point->x);
  box->y1 = MIN (box->y1, point->y);
  box->x2 = MAX (box->x2, point->x);
  box->y2 = MAX (box->y2, point->y);
}

static inline void
mdg_box_add (MdgBox *box,
             const MdgBox *other)
{
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
}

G_END_DECLS
