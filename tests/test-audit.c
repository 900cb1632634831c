#include "mdg-test-register.h"

#include "mdg-audit.h"

typedef struct
{
  MdgStore *store;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->store = mdg_test_register_new (":memory:");
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_audit_set_clock (0);
  g_assert_finalize_object (self->store);
}

static void
append (Fixture *self,
        const char *value)
{
  g_autoptr (GError) error = NULL;
  MdgUuid uuid;

  mdg_uuid_generate (&uuid);
  mdg_audit_append (self->store, "佐藤", "changed", MDG_KIND_SUBJECT, &uuid, value, &error);
  g_assert_no_error (error);
}

static gboolean
verify (Fixture *self,
        gint64 *broken_at,
        gint64 *clock_back)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows;
  gboolean whole = mdg_audit_verify (self->store, &n_rows, broken_at, clock_back, &error);

  g_assert_no_error (error);

  return whole;
}

static void
execute (Fixture *self,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  mdg_store_execute (self->store, sql, &error);
  g_assert_no_error (error);
}

static void
test_chain (Fixture *self,
            gconstpointer data)
{
  gint64 broken_at;
  gint64 clock_back;

  append (self, "氏名");
  append (self, NULL);
  append (self, "");
  g_assert_true (verify (self, &broken_at, &clock_back));
  g_assert_cmpint (clock_back, ==, 0);
}

static void
test_erased_values (Fixture *self,
                    gconstpointer data)
{
  gint64 broken_at;
  gint64 clock_back;

  append (self, "氏名 住所");
  append (self, "電話");
  execute (self, "DELETE FROM audit_value");
  g_assert_true (verify (self, &broken_at, &clock_back));
}

static void
test_tampering (Fixture *self,
                gconstpointer data)
{
  static const char *const ways[] = {
    "UPDATE audit SET author = '別人' WHERE id = 3",
    "UPDATE audit SET at = at - 1 WHERE id = 3",
    "UPDATE audit SET action = 'x' WHERE id = 3",
    "UPDATE audit SET kind = 1 WHERE id = 3",
    "UPDATE audit SET record = randomblob (16) WHERE id = 3",
    "UPDATE audit SET value_hash = NULL WHERE id = 3",
    "UPDATE audit_value SET value = 'x' WHERE audit = 3",
    "UPDATE audit_value SET salt = randomblob (16) WHERE audit = 3",
    "DELETE FROM audit_value WHERE audit = 3; DELETE FROM audit WHERE id = 3",
  };

  for (guint i = 0; i < 5; i++)
    append (self, "値");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gint64 broken_at;
      gint64 clock_back;

      execute (self, "BEGIN");
      execute (self, ways[i]);
      g_assert_false (verify (self, &broken_at, &clock_back));
      g_assert_cmpint (broken_at, ==, i + 1 == G_N_ELEMENTS (ways) ? 4 : 3);
      execute (self, "ROLLBACK");
      g_assert_true (verify (self, &broken_at, &clock_back));
    }
}

static void
test_clock (Fixture *self,
            gconstpointer data)
{
  gint64 broken_at;
  gint64 clock_back;
  gint64 now = mdg_audit_now ();

  mdg_audit_set_clock (now + 10000);
  append (self, "先");
  mdg_audit_set_clock (now + 5000);
  append (self, "後");
  append (self, "後");
  g_assert_true (verify (self, &broken_at, &clock_back));
  g_assert_cmpint (clock_back, ==, 1);
}

static void
test_saves_are_in_it (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgRecord) record = mdg_test_consultation ("2026-05-12T14:05", "独居");
  gint64 rows = mdg_test_query (self->store, "SELECT count (*) FROM audit");
  gint64 broken_at;
  gint64 clock_back;

  mdg_test_save (self->store, record, NULL);
  mdg_record_set_text (record, MDG_CONSULTATION_TEXT, "同居");
  mdg_test_save (self->store, record, NULL);
  mdg_test_void (self->store, record, "誤り");
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM audit"), ==, rows + 3);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM audit WHERE action = 'created'"), ==, 2);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM audit WHERE action = 'changed' AND author = '試験'"), ==, 1);
  g_assert_cmpint (mdg_test_query (self->store, "SELECT count (*) FROM audit WHERE action = 'voided'"), ==, 1);
  g_assert_true (verify (self, &broken_at, &clock_back));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/audit/chain", test_chain);
  ADD ("/audit/erased-values", test_erased_values);
  ADD ("/audit/tampering", test_tampering);
  ADD ("/audit/clock", test_clock);
  ADD ("/audit/saves-are-in-it", test_saves_are_in_it);

  return g_test_run ();
}
