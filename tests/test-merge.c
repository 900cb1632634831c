#include "mdg-household.h"
#include "mdg-merge.h"

#include <string.h>

#define N_HISTORIES 1000
#define N_HISTORIES_LONG 100000
#define MAX_CENTRES 12

/* What one centre knows of a record: revisions by identity, owned by the pool of the history. */
typedef struct
{
  GHashTable *nodes;
} Centre;

typedef struct
{
  GRand *rand;
  GPtrArray *pool;
  Centre centres[MAX_CENTRES];
  guint n_centres;
} History;

static void
begin_history (History *history,
               guint32 seed,
               guint n_centres)
{
  *history = (History){ .rand = g_rand_new_with_seed (seed), .n_centres = n_centres };
  history->pool = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_merge_node_free);
  for (guint i = 0; i < n_centres; i++)
    history->centres[i].nodes = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);
  mdg_uuid_seed (seed, G_GINT64_CONSTANT (1767225600000));
}

static void
end_history (History *history)
{
  mdg_uuid_unseed ();
  for (guint i = 0; i < history->n_centres; i++)
    g_hash_table_unref (history->centres[i].nodes);
  g_ptr_array_unref (history->pool);
  g_rand_free (history->rand);
}

static void
learn (Centre *centre,
       MdgMergeNode *node)
{
  g_hash_table_insert (centre->nodes, &node->uuid, node);
}

static MdgMerge *
resolve (Centre *centre)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer node;
  MdgMerge *merge;

  g_hash_table_iter_init (&iter, centre->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    g_ptr_array_add (nodes, node);
  merge = mdg_merge_resolve (nodes, &error);
  g_assert_no_error (error);

  return merge;
}

/* What stands and what is in conflict, as text. */
static char *
describe_merge (MdgMerge *merge)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d ", mdg_record_get_state (merge->record));
  mdg_record_write_json (merge->record, text);
  for (guint i = 0; i < merge->conflicts->len; i++)
    {
      MdgMergeConflict *conflict = merge->conflicts->pdata[i];

      g_string_append_printf (text, "\n%u:", conflict->field);
      for (guint k = 0; k < conflict->writers->len; k++)
        {
          MdgMergeNode *writer = conflict->writers->pdata[k];

          if (conflict->field == MDG_MERGE_STATE)
            g_string_append_printf (text, " %d", mdg_record_get_state (writer->record));
          else
            g_string_append_printf (text, " %s", mdg_record_get_text (writer->record, conflict->field));
        }
    }

  return g_string_free (text, FALSE);
}

static char *
describe (Centre *centre)
{
  g_autoptr (MdgMerge) merge = resolve (centre);

  return describe_merge (merge);
}

static MdgMergeNode *
save (History *history,
      Centre *centre,
      MdgRecord *record,
      const MdgUuid *parent)
{
  MdgMergeNode *node;
  MdgUuid uuid;

  mdg_uuid_generate (&uuid);
  mdg_record_set_revision (record, &uuid);
  node = mdg_merge_node_new (record, parent);
  g_ptr_array_add (history->pool, node);
  learn (centre, node);

  return node;
}

/* The state that a centre works on, with what bringing together made kept as a register would keep it. */
static MdgRecord *
take_current (History *history,
              Centre *centre,
              MdgUuid *parent)
{
  g_autoptr (MdgMerge) merge = resolve (centre);

  *parent = *mdg_record_get_revision (merge->record);
  while (merge->added->len > 0)
    {
      MdgMergeNode *node = g_ptr_array_steal_index (merge->added, 0);

      g_ptr_array_add (history->pool, node);
      learn (centre, node);
    }

  return g_object_ref (merge->record);
}

static void
create_record (History *history)
{
  g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_HOUSEHOLD);
  MdgMergeNode *node;

  mdg_record_set_text (record, MDG_HOUSEHOLD_LABEL, "first");
  node = save (history, &history->centres[0], record, NULL);
  for (guint i = 1; i < history->n_centres; i++)
    learn (&history->centres[i], node);
}

static const char *const decided_note[] = { "note", NULL };

static void
edit (History *history,
      Centre *centre)
{
  static const guint fields[] = { MDG_HOUSEHOLD_LABEL, MDG_HOUSEHOLD_ADDRESS, MDG_HOUSEHOLD_PHONE, MDG_HOUSEHOLD_NOTE };
  MdgUuid parent;
  g_autoptr (MdgRecord) record = take_current (history, centre, &parent);
  int what = g_rand_int_range (history->rand, 0, 12);
  g_autofree char *value = g_strdup_printf ("v%d", g_rand_int_range (history->rand, 0, 5));
  MdgMergeNode *node;

  if (what == 0)
    mdg_record_set_state (record, mdg_record_get_state (record) == MDG_STATE_LIVE ? MDG_STATE_VOID : MDG_STATE_LIVE);
  else if (what > 1)
    mdg_record_set_text (record, fields[g_rand_int_range (history->rand, 0, G_N_ELEMENTS (fields))], value);
  node = save (history, centre, record, &parent);
  if (what == 1)
    node->decided = g_strdupv ((char **) decided_note);
}

/* A file from one centre to another: everything, or the older part of it. Says whether it brought anything. */
static gboolean
send (Centre *from,
      Centre *to)
{
  guint n_before = g_hash_table_size (to->nodes);
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, from->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    learn (to, node);

  return g_hash_table_size (to->nodes) > n_before;
}

static void
live (History *history,
      guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      Centre *centre = &history->centres[g_rand_int_range (history->rand, 0, (gint32) history->n_centres)];

      if (g_rand_int_range (history->rand, 0, 3) > 0)
        edit (history, centre);
      else
        send (&history->centres[g_rand_int_range (history->rand, 0, (gint32) history->n_centres)], centre);
    }
}

static guint
get_n_histories (void)
{
  return g_getenv ("MDG_LONG_TESTS") != NULL ? N_HISTORIES_LONG : N_HISTORIES;
}

/* Three centres, each knowing its own: whatever the order of the files, the same comes out; a file twice does nothing. */
static void
test_orders (void)
{
  static const guint orders[][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
  guint n_conflicts = 0;

  for (guint32 seed = 1; seed <= get_n_histories (); seed++)
    {
      History history;
      g_autofree char *expected = NULL;

      begin_history (&history, seed, 3);
      create_record (&history);
      live (&history, 12);
      for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
        {
          Centre reader = { g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func) };
          g_autofree char *got = NULL;
          g_autofree char *again = NULL;

          for (guint k = 0; k < 3; k++)
            {
              MdgUuid parent;

              send (&history.centres[orders[i][k]], &reader);
              g_object_unref (take_current (&history, &reader, &parent));
            }
          got = describe (&reader);
          g_assert_false (send (&history.centres[orders[i][0]], &reader));
          again = describe (&reader);
          g_assert_cmpstr (got, ==, again);
          if (expected == NULL)
            expected = g_strdup (got);
          g_assert_cmpstr (got, ==, expected);
          n_conflicts += strchr (got, '\n') != NULL;
          g_hash_table_unref (reader.nodes);
        }
      end_history (&history);
    }
  /* The histories are of the kind that tries something. */
  g_assert_cmpuint (n_conflicts, >, get_n_histories ());
}

/* Twelve centres that tell each other what they know, at random, until nobody learns anything. */
static void
test_gossip (void)
{
  for (guint32 seed = 1; seed <= get_n_histories () / 20; seed++)
    {
      History history;
      g_autofree char *expected = NULL;
      gboolean is_learning = TRUE;

      begin_history (&history, seed, MAX_CENTRES);
      create_record (&history);
      live (&history, 40);
      for (guint round = 0; is_learning; round++)
        {
          is_learning = FALSE;
          g_assert_cmpuint (round, <, 2 * MAX_CENTRES);
          for (guint i = 0; i < MAX_CENTRES; i++)
            {
              MdgUuid parent;

              is_learning |= send (&history.centres[i], &history.centres[(i + 1) % MAX_CENTRES]);
              g_object_unref (take_current (&history, &history.centres[i], &parent));
            }
        }
      expected = describe (&history.centres[0]);
      for (guint i = 1; i < MAX_CENTRES; i++)
        {
          g_autofree char *got = describe (&history.centres[i]);

          g_assert_cmpstr (got, ==, expected);
        }
      end_history (&history);
    }
}

/* Two centres, two fields: nothing is lost and nothing is in conflict. */
static void
test_two_fields (void)
{
  History history;
  g_autoptr (MdgRecord) a = NULL;
  g_autoptr (MdgRecord) b = NULL;
  g_autoptr (MdgMerge) merge = NULL;
  MdgUuid parent;

  begin_history (&history, 1, 2);
  create_record (&history);
  a = take_current (&history, &history.centres[0], &parent);
  b = mdg_record_dup (a);
  mdg_record_set_text (a, MDG_HOUSEHOLD_PHONE, "047");
  mdg_record_set_text (b, MDG_HOUSEHOLD_NOTE, "dog");
  save (&history, &history.centres[0], a, &parent);
  save (&history, &history.centres[1], b, &parent);
  send (&history.centres[1], &history.centres[0]);
  merge = resolve (&history.centres[0]);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_cmpstr (mdg_record_get_text (merge->record, MDG_HOUSEHOLD_PHONE), ==, "047");
  g_assert_cmpstr (mdg_record_get_text (merge->record, MDG_HOUSEHOLD_NOTE), ==, "dog");
  g_assert_cmpuint (merge->added->len, ==, 1);
  g_clear_pointer (&merge, mdg_merge_free);
  end_history (&history);
}

/* Both wrote the same field: both values are kept until somebody decides, also for the one that stands already. */
static void
test_conflict (void)
{
  static const char *const decided[] = { "phone", NULL };
  History history;
  g_autoptr (MdgRecord) a = NULL;
  g_autoptr (MdgRecord) b = NULL;
  g_autoptr (MdgRecord) both = NULL;
  g_autofree char *stands = NULL;
  MdgMerge *merge;
  MdgUuid parent;

  begin_history (&history, 1, 2);
  create_record (&history);
  a = take_current (&history, &history.centres[0], &parent);
  b = mdg_record_dup (a);
  mdg_record_set_text (a, MDG_HOUSEHOLD_PHONE, "047");
  mdg_record_set_text (b, MDG_HOUSEHOLD_PHONE, "03");
  save (&history, &history.centres[0], a, &parent);
  save (&history, &history.centres[1], b, &parent);
  send (&history.centres[1], &history.centres[0]);
  merge = resolve (&history.centres[0]);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  stands = g_strdup (mdg_record_get_text (merge->record, MDG_HOUSEHOLD_PHONE));
  mdg_merge_free (merge);

  /* Writing elsewhere in the record leaves it undecided. */
  both = take_current (&history, &history.centres[0], &parent);
  mdg_record_set_text (both, MDG_HOUSEHOLD_NOTE, "dog");
  save (&history, &history.centres[0], both, &parent);
  merge = resolve (&history.centres[0]);
  g_assert_cmpuint (merge->conflicts->len, ==, 1);
  mdg_merge_free (merge);

  g_clear_object (&both);
  both = take_current (&history, &history.centres[0], &parent);
  save (&history, &history.centres[0], both, &parent)->decided = g_strdupv ((char **) decided);
  merge = resolve (&history.centres[0]);
  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_cmpstr (mdg_record_get_text (merge->record, MDG_HOUSEHOLD_PHONE), ==, stands);
  mdg_merge_free (merge);
  end_history (&history);
}

/* Voided here, edited there: it is void, with what was written in it. */
static void
test_void (void)
{
  History history;
  g_autoptr (MdgRecord) a = NULL;
  g_autoptr (MdgRecord) b = NULL;
  g_autoptr (MdgMerge) merge = NULL;
  MdgUuid parent;

  begin_history (&history, 1, 2);
  create_record (&history);
  a = take_current (&history, &history.centres[0], &parent);
  b = mdg_record_dup (a);
  mdg_record_set_state (a, MDG_STATE_VOID);
  mdg_record_set_text (b, MDG_HOUSEHOLD_PHONE, "03");
  save (&history, &history.centres[0], a, &parent);
  save (&history, &history.centres[1], b, &parent);
  send (&history.centres[1], &history.centres[0]);
  merge = resolve (&history.centres[0]);
  g_assert_cmpint (mdg_record_get_state (merge->record), ==, MDG_STATE_VOID);
  g_assert_cmpstr (mdg_record_get_text (merge->record, MDG_HOUSEHOLD_PHONE), ==, "03");
  g_clear_pointer (&merge, mdg_merge_free);
  end_history (&history);
}

static void
test_circle (void)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_merge_node_free);
  g_autoptr (GError) error = NULL;
  MdgUuid uuids[2];

  for (guint i = 0; i < 2; i++)
    mdg_uuid_generate (&uuids[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_new (MDG_KIND_HOUSEHOLD);

      mdg_record_set_revision (record, &uuids[i]);
      g_ptr_array_add (nodes, mdg_merge_node_new (record, &uuids[1 - i]));
    }
  g_assert_null (mdg_merge_resolve (nodes, &error));
  g_assert_nonnull (error);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/two-fields", test_two_fields);
  g_test_add_func ("/merge/conflict", test_conflict);
  g_test_add_func ("/merge/void", test_void);
  g_test_add_func ("/merge/circle", test_circle);
  g_test_add_func ("/merge/orders", test_orders);
  g_test_add_func ("/merge/gossip", test_gossip);

  return g_test_run ();
}
