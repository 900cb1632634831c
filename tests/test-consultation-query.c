#include "mdg-consultation-query.h"

#include <glib/gstdio.h>

#include "mdg-area.h"
#include "mdg-consultation.h"
#include "mdg-contact.h"
#include "mdg-follow-up.h"
#include "mdg-sample.h"
#include "mdg-test-register.h"
#include "mdg-text.h"
#include "mdg-workspace.h"

#define TODAY "2026-03-31"

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  GPtrArray *consultations;
  GPtrArray *contacts;
  GPtrArray *follow_ups;
} Fixture;

static Fixture shared;

static gboolean
is_of (MdgRecord *child,
       guint field,
       MdgRecord *consultation)
{
  const MdgUuid *uuid = mdg_record_get_reference (child, field);

  return uuid != NULL && mdg_uuid_equal (uuid, mdg_record_get_uuid (consultation));
}

static gboolean
has_any_code (MdgRecord *record,
              guint field,
              const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (mdg_record_has_code (record, field, list[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_text (MdgRecord *record,
          const char *word)
{
  g_autoptr (GString) all = g_string_new (mdg_record_get_text (record, MDG_CONSULTATION_TEXT));
  g_autofree char *folded = NULL;

  for (guint i = 0; i < shared.contacts->len; i++)
    if (is_of (shared.contacts->pdata[i], MDG_CONTACT_CONSULTATION, record) && mdg_record_get_text (shared.contacts->pdata[i], MDG_CONTACT_TEXT) != NULL)
      g_string_append_printf (all, "\n%s", mdg_record_get_text (shared.contacts->pdata[i], MDG_CONTACT_TEXT));
  folded = mdg_text_fold (all->str);

  return strstr (folded, word) != NULL;
}

static gboolean
has_state (MdgRecord *record,
           const char *state)
{
  guint open = 0;
  guint overdue = 0;
  guint any = 0;

  for (guint i = 0; i < shared.follow_ups->len; i++)
    {
      MdgRecord *follow_up = shared.follow_ups->pdata[i];
      const char *status = mdg_record_get_text (follow_up, MDG_FOLLOW_UP_STATUS);
      const char *due = mdg_record_get_text (follow_up, MDG_FOLLOW_UP_DUE);

      if (!is_of (follow_up, MDG_FOLLOW_UP_CONSULTATION, record))
        continue;
      any++;
      if (g_strcmp0 (status, "done") == 0 || g_strcmp0 (status, "dropped") == 0)
        continue;
      open++;
      overdue += due != NULL && strcmp (due, TODAY) < 0;
    }

  if (g_str_equal (state, "overdue"))
    return overdue > 0;

  return any == 0 && mdg_record_is_empty (record, MDG_CONSULTATION_FOLLOW_STATE);
}

static gboolean
is_text (MdgRecord *record,
         guint field,
         const char *wanted)
{
  return wanted == NULL || g_strcmp0 (mdg_record_get_text (record, field), wanted) == 0;
}

static gboolean
is_reference (MdgRecord *record,
              guint field,
              const char *wanted)
{
  const MdgUuid *uuid = mdg_record_get_reference (record, field);
  g_autofree char *text = uuid != NULL ? mdg_uuid_dup_string (uuid) : g_strdup ("none");

  return wanted == NULL || g_str_equal (text, wanted);
}

/* The filter without SQL. */
static gboolean
fits (MdgRecord *record,
      const MdgConsultationFilter *filter)
{
  const char *received = mdg_record_get_text (record, MDG_CONSULTATION_RECEIVED_AT);
  char *const *v = filter->values;
  char from[16];
  char until[16];

  mdg_consultation_filter_get_period (filter, from, until);

  return strcmp (received, from) >= 0 && strcmp (received, until) < 0 && is_text (record, MDG_CONSULTATION_CHANNEL, v[MDG_CRITERION_CHANNEL]) && is_text (record, MDG_CONSULTATION_AFFIL_KIND, v[MDG_CRITERION_AFFILIATION]) && is_text (record, MDG_CONSULTATION_PROFESSION, v[MDG_CRITERION_PROFESSION]) && is_text (record, MDG_CONSULTATION_KIND, v[MDG_CRITERION_KIND]) && is_reference (record, MDG_CONSULTATION_AREA, v[MDG_CRITERION_AREA]) && is_reference (record, MDG_CONSULTATION_STAFF, v[MDG_CRITERION_STAFF]) && is_reference (record, MDG_CONSULTATION_CASE, v[MDG_CRITERION_CASE]) && (v[MDG_CRITERION_CONTENT] == NULL || has_any_code (record, MDG_CONSULTATION_CONTENTS, v[MDG_CRITERION_CONTENT])) && (v[MDG_CRITERION_SCENE] == NULL || mdg_record_has_code (record, MDG_CONSULTATION_SCENES, v[MDG_CRITERION_SCENE])) && (v[MDG_CRITERION_STATE] == NULL || has_state (record, v[MDG_CRITERION_STATE])) && (v[MDG_CRITERION_TEXT] == NULL || has_text (record, v[MDG_CRITERION_TEXT]));
}

static void
count_by_hand (const MdgConsultationFilter *filter,
               MdgConsultationCounts *counts)
{
  g_autoptr (GHashTable) people = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);

  *counts = (MdgConsultationCounts){ 0 };
  for (guint i = 0; i < shared.consultations->len; i++)
    {
      MdgRecord *record = shared.consultations->pdata[i];

      if (!fits (record, filter))
        continue;
      counts->n_consultations++;
      if (mdg_record_get_reference (record, MDG_CONSULTATION_SUBJECT) != NULL)
        g_hash_table_add (people, (gpointer) mdg_record_get_reference (record, MDG_CONSULTATION_SUBJECT));
      for (guint j = 0; j < shared.contacts->len; j++)
        counts->n_contacts += is_of (shared.contacts->pdata[j], MDG_CONTACT_CONSULTATION, record);
    }
  counts->n_people = g_hash_table_size (people);
}

/* Page by page must give what one query gives: each once, in order. */
static guint
walk (const MdgConsultationFilter *filter,
      MdgOrder order,
      guint page)
{
  MdgStore *store = mdg_workspace_get_store (shared.workspace);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MdgRecordKey last = { 0 };
  guint n = 0;

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) keys = mdg_consultation_query_list (store, filter, order, TODAY, n > 0 ? &last : NULL, page, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < keys->len; i++)
        {
          MdgRecordKey key = g_array_index (keys, MdgRecordKey, i);
          int order_of_days = strcmp (key.sort, last.sort);

          if (n > 0 && order == MDG_ORDER_NEWEST)
            g_assert_true (order_of_days < 0 || (order_of_days == 0 && key.id < last.id));
          else if (n > 0)
            g_assert_true (order_of_days > 0 || (order_of_days == 0 && key.id > last.id));
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&key.id, sizeof key.id)));
          last = key;
          n++;
        }
      if (keys->len < page)
        return n;
    }
}

static void
check_filter (const MdgConsultationFilter *filter)
{
  g_autoptr (GError) error = NULL;
  MdgConsultationCounts expected;
  MdgConsultationCounts counts;

  count_by_hand (filter, &expected);
  g_assert_true (mdg_consultation_query_count (mdg_workspace_get_store (shared.workspace), filter, TODAY, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.n_consultations, ==, expected.n_consultations);
  g_assert_cmpint (counts.n_contacts, ==, expected.n_contacts);
  g_assert_cmpint (counts.n_people, ==, expected.n_people);
  g_assert_cmpuint (walk (filter, MDG_ORDER_NEWEST, 7), ==, (guint) counts.n_consultations);
  g_assert_cmpuint (walk (filter, MDG_ORDER_OLDEST, 1000), ==, (guint) counts.n_consultations);
}

typedef struct
{
  const char *name;
  MdgCriterion criterion;
  const char *value;
  MdgCriterion second;
  const char *second_value;
} Case;

static const Case cases[] = {
  { "nothing", MDG_CRITERION_TEXT, NULL, MDG_CRITERION_TEXT, NULL },
  { "year", MDG_CRITERION_YEAR, "2025", MDG_CRITERION_YEAR, "2025" },
  { "month", MDG_CRITERION_YEAR, "2025", MDG_CRITERION_MONTH, "2" },
  { "december", MDG_CRITERION_YEAR, "2025", MDG_CRITERION_MONTH, "12" },
  { "days", MDG_CRITERION_FROM, "2025-06-01", MDG_CRITERION_UNTIL, "2025-06-30" },
  { "channel", MDG_CRITERION_CHANNEL, "tel", MDG_CRITERION_YEAR, "2025" },
  { "affiliation", MDG_CRITERION_AFFILIATION, "cgsc", MDG_CRITERION_YEAR, "2025" },
  { "profession", MDG_CRITERION_PROFESSION, "cm", MDG_CRITERION_CHANNEL, "tel" },
  { "content", MDG_CRITERION_CONTENT, "C1", MDG_CRITERION_YEAR, "2025" },
  { "content-group", MDG_CRITERION_CONTENT, "C C1 C2 C3 C4 C5 C6", MDG_CRITERION_KIND, "new" },
  { "scene", MDG_CRITERION_SCENE, "dem", MDG_CRITERION_KIND, "new" },
  { "area-unknown", MDG_CRITERION_AREA, "none", MDG_CRITERION_YEAR, "2025" },
  { "overdue", MDG_CRITERION_STATE, "overdue", MDG_CRITERION_YEAR, "2025" },
  { "nothing-promised", MDG_CRITERION_STATE, "none", MDG_CRITERION_CHANNEL, "tel" },
  { "words", MDG_CRITERION_TEXT, "拒否", MDG_CRITERION_YEAR, "2025" },
  { "words-and-channel", MDG_CRITERION_TEXT, "独居", MDG_CRITERION_CHANNEL, "tel" },
  { "nobody", MDG_CRITERION_STAFF, "00000000-0000-7000-8000-000000000000", MDG_CRITERION_YEAR, "2025" },
};

static void
test_filter (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();

  mdg_consultation_filter_set (filter, c->criterion, c->value);
  mdg_consultation_filter_set (filter, c->second, c->second_value);
  check_filter (filter);
}

static void
test_every_area (void)
{
  g_autoptr (GPtrArray) areas = mdg_workspace_list (shared.workspace, MDG_KIND_AREA, NULL);
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();

  g_assert_cmpuint (areas->len, >, 3);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *uuid = mdg_uuid_dup_string (mdg_record_get_uuid (areas->pdata[i]));

      mdg_consultation_filter_set (filter, MDG_CRITERION_AREA, uuid);
      check_filter (filter);
    }
}

/* Signs that mean something to SQL or to the index find nothing and break nothing. */
static void
test_strange_words (void)
{
  static const char *const words[] = { "\"", "' OR 1 = 1 --", "*", "NEAR(", "%", "　", "（）", "\\", "a\"b" };
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      MdgConsultationCounts counts;

      mdg_consultation_filter_set (filter, MDG_CRITERION_TEXT, words[i]);
      g_assert_true (mdg_consultation_query_count (mdg_workspace_get_store (shared.workspace), filter, TODAY, &counts, &error));
      g_assert_no_error (error);
      g_assert_cmpint (counts.n_consultations, ==, walk (filter, MDG_ORDER_NEWEST, 50));
    }
}

static void
test_json (void)
{
  g_autoptr (MdgConsultationFilter) filter = mdg_consultation_filter_new ();
  g_autoptr (MdgConsultationFilter) back = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i < MDG_N_CRITERIA; i++)
    {
      g_autofree char *value = g_strdup_printf ("値 \"%u\"", i);

      mdg_consultation_filter_set (filter, (MdgCriterion) i, value);
    }
  json = mdg_consultation_filter_to_json (filter);
  back = mdg_consultation_filter_from_json (json);
  g_assert_true (mdg_consultation_filter_equal (filter, back));
  g_assert_null (mdg_consultation_filter_from_json ("no json"));
  g_assert_null (mdg_consultation_filter_from_json ("[1]"));

  mdg_consultation_filter_set (filter, MDG_CRITERION_YEAR, NULL);
  g_assert_null (mdg_consultation_filter_get (filter, MDG_CRITERION_MONTH));
}

static void
set_up (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  MdgSampleOptions options;

  shared.folder = mdg_test_folder_new ();
  path = g_build_filename (shared.folder, "sample.madoguchi", NULL);
  mdg_sample_options_init (&options);
  g_assert_true (mdg_sample_create (path, &options, NULL, NULL, &error));
  g_assert_no_error (error);
  shared.workspace = mdg_workspace_open (path, MDG_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  shared.consultations = mdg_workspace_list (shared.workspace, MDG_KIND_CONSULTATION, NULL);
  shared.contacts = mdg_workspace_list (shared.workspace, MDG_KIND_CONTACT, NULL);
  shared.follow_ups = mdg_workspace_list (shared.workspace, MDG_KIND_FOLLOW_UP, NULL);
}

static void
tear_down (void)
{
  g_ptr_array_unref (shared.consultations);
  g_ptr_array_unref (shared.contacts);
  g_ptr_array_unref (shared.follow_ups);
  mdg_workspace_close (shared.workspace);
  g_assert_finalize_object (shared.workspace);
  mdg_test_folder_free (shared.folder);
}

int
main (int argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  set_up ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/consultation-query/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_filter);
    }
  g_test_add_func ("/consultation-query/every-area", test_every_area);
  g_test_add_func ("/consultation-query/strange-words", test_strange_words);
  g_test_add_func ("/consultation-query/json", test_json);
  result = g_test_run ();
  tear_down ();

  return result;
}
