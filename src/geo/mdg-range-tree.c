#define G_LOG_DOMAIN "mdg-geo"

#include "config.h"

#include "mdg-range-tree.h"

#include <string.h>

/* Below this a union from scratch is as fast as putting two together. */
#define PER_LEAF 8

typedef struct
{
  MdgGeometry *once; /* NULL when not worked out */
  MdgGeometry *twice;
} Node;

struct _MdgRangeTree
{
  GPtrArray *shapes; /* in the order of the leaves */
  guint *places;     /* where shape i stands there */
  guint n_leaves;    /* a power of two */
  Node *nodes;       /* the root is 1, those below node i are 2 i and 2 i + 1 */
};

/* The bits of two numbers one after the other, so that what is near on the plane is near in the order. */
static guint64
interleave (guint32 x,
            guint32 y)
{
  guint64 key = 0;

  for (guint bit = 0; bit < 32; bit++)
    key |= (guint64) ((x >> bit) & 1) << (2 * bit) | (guint64) ((y >> bit) & 1) << (2 * bit + 1);

  return key;
}

typedef struct
{
  guint64 key;
  guint shape;
} Ordered;

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Ordered *first = a;
  const Ordered *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return first->shape < second->shape ? -1 : first->shape > second->shape;
}

static Ordered *
order_shapes (GPtrArray *shapes)
{
  Ordered *order = g_new0 (Ordered, MAX (shapes->len, 1));
  MdgBox all = MDG_BOX_EMPTY;

  for (guint i = 0; i < shapes->len; i++)
    if (shapes->pdata[i] != NULL)
      {
        MdgBox box = mdg_geometry_get_box (shapes->pdata[i]);

        mdg_box_add (&all, &box);
      }

  for (guint i = 0; i < shapes->len; i++)
    {
      MdgBox box = shapes->pdata[i] != NULL ? mdg_geometry_get_box (shapes->pdata[i]) : MDG_BOX_EMPTY;
      double side = MAX (MAX (all.x2 - all.x1, all.y2 - all.y1), 1);

      order[i].shape = i;
      if (!mdg_box_is_empty (&box))
        order[i].key = interleave ((guint32) (((box.x1 + box.x2) / 2 - all.x1) / side * 1e9), (guint32) (((box.y1 + box.y2) / 2 - all.y1) / side * 1e9));
    }
  qsort (order, shapes->len, sizeof *order, compare_keys);

  return order;
}

MdgRangeTree *
mdg_range_tree_new (GPtrArray *shapes)
{
  MdgRangeTree *self = g_new0 (MdgRangeTree, 1);
  g_autofree Ordered *order = order_shapes (shapes);

  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_geometry_free);
  self->places = g_new0 (guint, MAX (shapes->len, 1));
  for (guint i = 0; i < shapes->len; i++)
    {
      const MdgGeometry *shape = shapes->pdata[order[i].shape];

      self->places[order[i].shape] = i;
      g_ptr_array_add (self->shapes, shape != NULL ? mdg_geometry_dup (shape) : NULL);
    }
  self->n_leaves = 1;
  while (self->n_leaves * PER_LEAF < shapes->len)
    self->n_leaves *= 2;
  self->nodes = g_new0 (Node, 2 * self->n_leaves);

  return self;
}

void
mdg_range_tree_free (MdgRangeTree *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < 2 * self->n_leaves; i++)
    {
      mdg_geometry_free (self->nodes[i].once);
      mdg_geometry_free (self->nodes[i].twice);
    }
  g_ptr_array_unref (self->shapes);
  g_free (self->places);
  g_free (self->nodes);
  g_free (self);
}

guint
mdg_range_tree_get_n (const MdgRangeTree *self)
{
  return self->shapes->len;
}

const MdgGeometry *
mdg_range_tree_get (const MdgRangeTree *self,
                    guint range)
{
  g_return_val_if_fail (range < self->shapes->len, NULL);

  return self->shapes->pdata[self->places[range]];
}

void
mdg_range_tree_replace (MdgRangeTree *self,
                        guint range,
                        const MdgGeometry *shape)
{
  guint place;

  g_return_if_fail (range < self->shapes->len);

  place = self->places[range];
  mdg_geometry_free (self->shapes->pdata[place]);
  self->shapes->pdata[place] = shape != NULL ? mdg_geometry_dup (shape) : NULL;
  for (guint node = self->n_leaves + place / PER_LEAF; node >= 1; node /= 2)
    {
      g_clear_pointer (&self->nodes[node].once, mdg_geometry_free);
      g_clear_pointer (&self->nodes[node].twice, mdg_geometry_free);
    }
}

/* The shapes of a leaf that are there. */
static GPtrArray *
list_leaf (MdgRangeTree *self,
           guint node)
{
  GPtrArray *list = g_ptr_array_new ();
  guint first = (node - self->n_leaves) * PER_LEAF;

  for (guint i = first; i < first + PER_LEAF && i < self->shapes->len; i++)
    if (self->shapes->pdata[i] != NULL)
      g_ptr_array_add (list, self->shapes->pdata[i]);

  return list;
}

static const MdgGeometry *
get_once (MdgRangeTree *self,
          guint node,
          GError **error)
{
  if (self->nodes[node].once != NULL)
    return self->nodes[node].once;

  if (node >= self->n_leaves)
    {
      g_autoptr (GPtrArray) list = list_leaf (self, node);

      self->nodes[node].once = mdg_geometry_union (list, error);
    }
  else
    {
      const MdgGeometry *left = get_once (self, 2 * node, error);
      const MdgGeometry *right = left != NULL ? get_once (self, 2 * node + 1, error) : NULL;

      if (right == NULL)
        return NULL;
      if (mdg_geometry_is_empty (right))
        self->nodes[node].once = mdg_geometry_dup (left);
      else
        self->nodes[node].once = mdg_geometry_union_two (left, right, error);
    }

  return self->nodes[node].once;
}

/* a and b, and where both are: in two when in two of either or in one of each. */
static MdgGeometry *
put_together (const MdgGeometry *a_once,
              const MdgGeometry *a_twice,
              const MdgGeometry *b_once,
              const MdgGeometry *b_twice,
              GError **error)
{
  g_autoptr (MdgGeometry) both = mdg_geometry_intersection (a_once, b_once, error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (both == NULL)
    return NULL;

  g_ptr_array_add (parts, both);
  if (a_twice != NULL)
    g_ptr_array_add (parts, (gpointer) a_twice);
  if (b_twice != NULL)
    g_ptr_array_add (parts, (gpointer) b_twice);

  return mdg_geometry_union (parts, error);
}

static MdgGeometry *
leaf_twice (MdgRangeTree *self,
            guint node,
            GError **error)
{
  g_autoptr (GPtrArray) list = list_leaf (self, node);
  g_autoptr (MdgGeometry) once = mdg_geometry_new_empty ();
  g_autoptr (MdgGeometry) twice = mdg_geometry_new_empty ();

  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (MdgGeometry) more = put_together (once, twice, list->pdata[i], NULL, error);
      g_autoptr (MdgGeometry) whole = more != NULL ? mdg_geometry_union_two (once, list->pdata[i], error) : NULL;

      if (whole == NULL)
        return NULL;
      mdg_geometry_free (once);
      mdg_geometry_free (twice);
      once = g_steal_pointer (&whole);
      twice = g_steal_pointer (&more);
    }

  return g_steal_pointer (&twice);
}

static const MdgGeometry *
get_twice (MdgRangeTree *self,
           guint node,
           GError **error)
{
  const MdgGeometry *left;
  const MdgGeometry *right;

  if (self->nodes[node].twice != NULL)
    return self->nodes[node].twice;

  if (node >= self->n_leaves)
    {
      self->nodes[node].twice = leaf_twice (self, node, error);
      return self->nodes[node].twice;
    }
  left = get_twice (self, 2 * node, error);
  right = left != NULL ? get_twice (self, 2 * node + 1, error) : NULL;
  if (right != NULL && get_once (self, node, error) != NULL)
    self->nodes[node].twice = put_together (self->nodes[2 * node].once, left, self->nodes[2 * node + 1].once, right, error);

  return self->nodes[node].twice;
}

const MdgGeometry *
mdg_range_tree_get_once (MdgRangeTree *self,
                         GError **error)
{
  return get_once (self, 1, error);
}

const MdgGeometry *
mdg_range_tree_get_twice (MdgRangeTree *self,
                          GError **error)
{
  return get_twice (self, 1, error);
}
