#pragma once

#include "mdg-geometry.h"

G_BEGIN_DECLS

/* The union of many shapes, kept so that one of them can change without doing the others again: unions of neighbours in a
   binary tree, of which a change redoes one path. */
typedef struct _MdgRangeTree MdgRangeTree;

/* shapes of MdgGeometry in metres, copied; NULL among them is an empty one. */
MdgRangeTree *mdg_range_tree_new (GPtrArray *shapes);
void mdg_range_tree_free (MdgRangeTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgRangeTree, mdg_range_tree_free)

guint mdg_range_tree_get_n (const MdgRangeTree *self);
/* Borrowed, NULL when empty. */
const MdgGeometry *mdg_range_tree_get (const MdgRangeTree *self,
                                       guint range);
/* shape (NULL for none) is copied. */
void mdg_range_tree_replace (MdgRangeTree *self,
                             guint range,
                             const MdgGeometry *shape);

/* What lies in at least one, and in at least two; borrowed until the next change. The second is worked out when it is asked
   for. NULL with the error when GEOS failed. */
const MdgGeometry *mdg_range_tree_get_once (MdgRangeTree *self,
                                            GError **error);
const MdgGeometry *mdg_range_tree_get_twice (MdgRangeTree *self,
                                             GError **error);

G_END_DECLS
