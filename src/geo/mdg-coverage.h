#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* How much of each of some shapes (the towns, the municipality) is covered by ranges, exactly. In metres. */
typedef struct _MdgCoverage MdgCoverage;

typedef struct
{
  double area;
  double covered; /* by one or more */
  double twice;   /* by two or more */
} MdgCovered;

/* places and ranges of MdgGeometry; places must live on and have area, ranges are copied, NULL among them is an empty one. */
MdgCoverage *mdg_coverage_new (GPtrArray *places,
                               GPtrArray *ranges);
void mdg_coverage_free (MdgCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCoverage, mdg_coverage_free)

/* One range changes; only the places that it touched or touches are looked at again. */
void mdg_coverage_replace (MdgCoverage *self,
                           guint range,
                           const MdgGeometry *shape);
/* One for each place; borrowed, good until the next change. Without depth, twice is left as it was: it costs more. */
const MdgCovered *mdg_coverage_measure (MdgCoverage *self,
                                        gboolean with_depth,
                                        GError **error);
/* What at least one (two) of the ranges cover; borrowed. */
const MdgGeometry *mdg_coverage_get_once (MdgCoverage *self,
                                          GError **error);
const MdgGeometry *mdg_coverage_get_twice (MdgCoverage *self,
                                           GError **error);

G_END_DECLS
