#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-merge.h"

#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NONE (-1)
#define N_PARENTS 2

/* A revision in the graph. */
typedef struct
{
  MdgMergeNode *node;
  int parents[N_PARENTS]; /* NONE where there is none */
  guint8 *ancestors;      /* one byte a node; a node is not its own ancestor */
  GArray **writes;        /* by field, the state last: nodes whose write stands, of int */
} Vertex;

typedef struct
{
  const MdgRecordInfo *info;
  guint n_slots;    /* the fields and the state */
  GArray *vertices; /* of Vertex */
  GPtrArray *added;
} Graph;

static Vertex *
get_vertex (Graph *graph,
            int i)
{
  return &g_array_index (graph->vertices, Vertex, i);
}

static void
clear_writes (Vertex *vertex,
              guint n_slots)
{
  for (guint slot = 0; vertex->writes != NULL && slot < n_slots; slot++)
    g_array_unref (vertex->writes[slot]);
  g_clear_pointer (&vertex->writes, g_free);
}

static void
graph_clear (Graph *graph)
{
  for (guint i = 0; i < graph->vertices->len; i++)
    {
      Vertex *vertex = get_vertex (graph, (int) i);

      g_free (vertex->ancestors);
      clear_writes (vertex, graph->n_slots);
    }
  g_array_unref (graph->vertices);
  g_clear_pointer (&graph->added, g_ptr_array_unref);
}

MdgMergeNode *
mdg_merge_node_new (MdgRecord *record,
                    const MdgUuid *parent)
{
  MdgMergeNode *node = g_new0 (MdgMergeNode, 1);

  node->record = g_object_ref (record);
  node->uuid = *mdg_record_get_revision (record);
  if (parent != NULL)
    node->parent = *parent;

  return node;
}

void
mdg_merge_node_free (MdgMergeNode *node)
{
  g_clear_object (&node->record);
  g_strfreev (node->decided);
  g_free (node);
}

static void
free_conflict (gpointer data)
{
  MdgMergeConflict *conflict = data;

  g_ptr_array_unref (conflict->writers);
  g_free (conflict);
}

void
mdg_merge_free (MdgMerge *merge)
{
  g_clear_object (&merge->record);
  g_clear_pointer (&merge->added, g_ptr_array_unref);
  g_clear_pointer (&merge->conflicts, g_ptr_array_unref);
  g_free (merge);
}

/* One of which an ancestor is not known counts as written by people. */
static gboolean
is_made_by_merging (const Vertex *vertex)
{
  return vertex->parents[0] != NONE && vertex->parents[1] != NONE;
}

static gboolean
slot_is_equal (Graph *graph,
               MdgRecord *a,
               MdgRecord *b,
               guint slot)
{
  if (slot == graph->info->n_fields)
    return mdg_record_get_state (a) == mdg_record_get_state (b);

  return mdg_record_field_equal (a, b, slot);
}

static void
copy_slot (Graph *graph,
           MdgRecord *to,
           MdgRecord *from,
           guint slot)
{
  if (slot == graph->info->n_fields)
    mdg_record_set_state (to, mdg_record_get_state (from));
  else
    mdg_record_copy_field (to, from, slot);
}

static gboolean
is_decided (Graph *graph,
            const MdgMergeNode *node,
            guint slot)
{
  const char *name = slot == graph->info->n_fields ? "state" : graph->info->fields[slot].name;

  return node->decided != NULL && g_strv_contains ((const char *const *) node->decided, name);
}

static void
add_ancestors (Graph *graph,
               Vertex *vertex,
               int parent)
{
  Vertex *above = get_vertex (graph, parent);

  for (guint i = 0; i < graph->vertices->len; i++)
    if (above->ancestors[i])
      vertex->ancestors[i] = 1;
  vertex->ancestors[parent] = 1;
}

static gboolean
contains_write (GArray *writes,
                int write)
{
  for (guint i = 0; i < writes->len; i++)
    if (g_array_index (writes, int, i) == write)
      return TRUE;

  return FALSE;
}

static gboolean
is_seen_by (Graph *graph,
            int write,
            GArray *writes)
{
  for (guint i = 0; i < writes->len; i++)
    if (get_vertex (graph, g_array_index (writes, int, i))->ancestors[write])
      return TRUE;

  return FALSE;
}

/* Both sets, without writes that one of the other set had seen. */
static GArray *
join_writes (Graph *graph,
             GArray *a,
             GArray *b)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < a->len; i++)
    if (!is_seen_by (graph, g_array_index (a, int, i), b))
      g_array_append_val (joined, g_array_index (a, int, i));
  for (guint i = 0; i < b->len; i++)
    if (!contains_write (joined, g_array_index (b, int, i)) && !is_seen_by (graph, g_array_index (b, int, i), a))
      g_array_append_val (joined, g_array_index (b, int, i));

  return joined;
}

static GArray *
new_single_write (int i)
{
  GArray *writes = g_array_sized_new (FALSE, FALSE, sizeof (int), 1);

  g_array_append_val (writes, i);

  return writes;
}

/* What stands after the revision i, whose parents have been gone through. */
static void
find_writes (Graph *graph,
             int i)
{
  Vertex *vertex = get_vertex (graph, i);
  const int *parents = vertex->parents;

  vertex->ancestors = g_new0 (guint8, graph->vertices->len);
  vertex->writes = g_new0 (GArray *, graph->n_slots);
  for (guint p = 0; p < N_PARENTS; p++)
    if (parents[p] != NONE)
      add_ancestors (graph, vertex, parents[p]);

  for (guint slot = 0; slot < graph->n_slots; slot++)
    {
      Vertex *above = parents[0] != NONE ? get_vertex (graph, parents[0]) : NULL;

      if (is_made_by_merging (vertex))
        vertex->writes[slot] = join_writes (graph, above->writes[slot], get_vertex (graph, parents[1])->writes[slot]);
      else if (above == NULL || is_decided (graph, vertex->node, slot) || !slot_is_equal (graph, vertex->node->record, above->node->record, slot))
        vertex->writes[slot] = new_single_write (i);
      else
        vertex->writes[slot] = g_array_ref (above->writes[slot]);
    }
}

static int
find_vertex (GHashTable *by_uuid,
             const MdgUuid *uuid)
{
  gpointer found;

  if (mdg_uuid_is_nil (uuid) || !g_hash_table_lookup_extended (by_uuid, uuid, NULL, &found))
    return NONE;

  return GPOINTER_TO_INT (found);
}

static void
link_parents (Graph *graph)
{
  g_autoptr (GHashTable) by_uuid = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);

  for (guint i = 0; i < graph->vertices->len; i++)
    g_hash_table_insert (by_uuid, &get_vertex (graph, (int) i)->node->uuid, GINT_TO_POINTER ((int) i));
  for (guint i = 0; i < graph->vertices->len; i++)
    {
      Vertex *vertex = get_vertex (graph, (int) i);

      vertex->parents[0] = find_vertex (by_uuid, &vertex->node->parent);
      vertex->parents[1] = find_vertex (by_uuid, &vertex->node->merge_parent);
    }
}

static gboolean
is_ready (Graph *graph,
          const Vertex *vertex)
{
  for (guint p = 0; p < N_PARENTS; p++)
    if (vertex->parents[p] != NONE && get_vertex (graph, vertex->parents[p])->writes == NULL)
      return FALSE;

  return TRUE;
}

/* Parents before children. A record has a few revisions, so going round until nothing is left is cheap. */
static gboolean
find_all_writes (Graph *graph,
                 GError **error)
{
  guint n_left = graph->vertices->len;

  while (n_left > 0)
    {
      guint n_before = n_left;

      for (guint i = 0; i < graph->vertices->len; i++)
        {
          Vertex *vertex = get_vertex (graph, (int) i);

          if (vertex->writes != NULL || !is_ready (graph, vertex))
            continue;
          find_writes (graph, (int) i);
          n_left--;
        }
      if (n_left == n_before)
        {
          g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The history of a record runs in a circle."));
          return FALSE;
        }
    }

  return TRUE;
}

static int
compare_uuids (const MdgUuid *a,
               const MdgUuid *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

static int
compare_heads (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  Graph *graph = data;

  return compare_uuids (&get_vertex (graph, *(const int *) a)->node->uuid, &get_vertex (graph, *(const int *) b)->node->uuid);
}

/* What people wrote last: their revisions that no other of theirs goes back to. */
static GArray *
list_heads (Graph *graph)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) graph->vertices->len; i++)
    {
      gboolean is_head = !is_made_by_merging (get_vertex (graph, i));

      for (int k = 0; is_head && k < (int) graph->vertices->len; k++)
        is_head = is_made_by_merging (get_vertex (graph, k)) || !get_vertex (graph, k)->ancestors[i];
      if (is_head)
        g_array_append_val (heads, i);
    }
  g_array_sort_with_data (heads, compare_heads, graph);

  return heads;
}

/* By the part of the identity that chance made: its beginning is a time, and no clock decides. */
static int
compare_writes (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  Graph *graph = data;
  const MdgUuid *x = &get_vertex (graph, *(const int *) a)->node->uuid;
  const MdgUuid *y = &get_vertex (graph, *(const int *) b)->node->uuid;
  int order = memcmp (x->bytes + 8, y->bytes + 8, 8);

  return order != 0 ? order : compare_uuids (x, y);
}

/* One writer for each value that differs, the one that stands first. */
static GArray *
list_distinct (Graph *graph,
               GArray *writes,
               guint slot)
{
  g_autoptr (GArray) sorted = g_array_copy (writes);
  GArray *distinct = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_sort_with_data (sorted, compare_writes, graph);
  for (guint i = 0; i < sorted->len; i++)
    {
      int write = g_array_index (sorted, int, i);
      gboolean is_new = TRUE;

      for (guint k = 0; is_new && k < distinct->len; k++)
        is_new = !slot_is_equal (graph, get_vertex (graph, write)->node->record,
                                 get_vertex (graph, g_array_index (distinct, int, k))->node->record, slot);
      if (is_new)
        g_array_append_val (distinct, write);
    }

  return distinct;
}

/* The same at every centre, since it follows from what it brings together. */
static void
name_merge (MdgMergeNode *node)
{
  g_autoptr (GString) content = g_string_new (NULL);

  g_string_append_len (content, (const char *) node->parent.bytes, sizeof node->parent.bytes);
  g_string_append_len (content, (const char *) node->merge_parent.bytes, sizeof node->merge_parent.bytes);
  g_string_append_printf (content, "%d", mdg_record_get_state (node->record));
  mdg_record_write_json (node->record, content);
  mdg_uuid_derive (&node->uuid, content->str, content->len);
  mdg_record_set_revision (node->record, &node->uuid);
}

/* The state that brings a and b together, as a further vertex. */
static int
merge_pair (Graph *graph,
            int a,
            int b)
{
  guint n_before = graph->vertices->len;
  Vertex vertex = { .parents = { a, b } };
  MdgMergeNode *node = g_new0 (MdgMergeNode, 1);

  node->parent = get_vertex (graph, a)->node->uuid;
  node->merge_parent = get_vertex (graph, b)->node->uuid;
  node->record = mdg_record_dup (get_vertex (graph, a)->node->record);
  vertex.node = node;
  g_ptr_array_add (graph->added, node);
  g_array_append_val (graph->vertices, vertex);
  for (guint i = 0; i < n_before; i++)
    {
      Vertex *other = get_vertex (graph, (int) i);

      other->ancestors = g_realloc (other->ancestors, n_before + 1);
      other->ancestors[n_before] = 0;
    }
  find_writes (graph, (int) n_before);

  for (guint slot = 0; slot < graph->n_slots; slot++)
    {
      g_autoptr (GArray) distinct = list_distinct (graph, get_vertex (graph, (int) n_before)->writes[slot], slot);

      copy_slot (graph, node->record, get_vertex (graph, g_array_index (distinct, int, 0))->node->record, slot);
    }
  name_merge (node);

  return (int) n_before;
}

static void
add_conflicts (Graph *graph,
               int head,
               GPtrArray *conflicts)
{
  for (guint slot = 0; slot < graph->n_slots; slot++)
    {
      g_autoptr (GArray) distinct = list_distinct (graph, get_vertex (graph, head)->writes[slot], slot);
      MdgMergeConflict *conflict;

      if (distinct->len < 2)
        continue;
      conflict = g_new0 (MdgMergeConflict, 1);
      conflict->field = slot == graph->info->n_fields ? MDG_MERGE_STATE : slot;
      conflict->writers = g_ptr_array_new ();
      for (guint i = 0; i < distinct->len; i++)
        g_ptr_array_add (conflict->writers, get_vertex (graph, g_array_index (distinct, int, i))->node);
      g_ptr_array_add (conflicts, conflict);
    }
}

static MdgMerge *
bring_together (Graph *graph)
{
  g_autoptr (GArray) heads = list_heads (graph);
  MdgMerge *merge = g_new0 (MdgMerge, 1);
  int last;

  g_assert (heads->len > 0);
  last = g_array_index (heads, int, 0);
  for (guint i = 1; i < heads->len; i++)
    last = merge_pair (graph, last, g_array_index (heads, int, i));

  merge->record = mdg_record_dup (get_vertex (graph, last)->node->record);
  merge->conflicts = g_ptr_array_new_with_free_func (free_conflict);
  add_conflicts (graph, last, merge->conflicts);
  merge->added = g_steal_pointer (&graph->added);

  return merge;
}

MdgMerge *
mdg_merge_resolve (GPtrArray *nodes,
                   GError **error)
{
  Graph graph = { .vertices = g_array_new (FALSE, FALSE, sizeof (Vertex)) };
  MdgMerge *merge = NULL;

  g_return_val_if_fail (nodes->len > 0, NULL);

  graph.info = mdg_record_get_info (((MdgMergeNode *) nodes->pdata[0])->record);
  graph.n_slots = graph.info->n_fields + 1;
  graph.added = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_merge_node_free);
  for (guint i = 0; i < nodes->len; i++)
    {
      Vertex vertex = { .node = nodes->pdata[i], .parents = { NONE, NONE } };

      g_array_append_val (graph.vertices, vertex);
    }
  link_parents (&graph);
  if (find_all_writes (&graph, error))
    merge = bring_together (&graph);
  graph_clear (&graph);

  return merge;
}
