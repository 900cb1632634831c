#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-agency-match.h"
#include "mdg-cli.h"
#include "mdg-consultation-query.h"
#include "mdg-consultation.h"
#include "mdg-hours.h"
#include "mdg-record-table.h"
#include "mdg-search.h"
#include "mdg-text-match.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define SNIPPET_LENGTH 60

static int limit = 50;
static gboolean as_json;
static gboolean agencies;

static const GOptionEntry entries[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many; 50 unless said"), N_ ("N") },
  { "agencies", 0, 0, G_OPTION_ARG_NONE, &agencies, N_ ("Agencies that can do it there at that hour, as in 人工呼吸器＋緑ヶ丘＋24h"), NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

/* Around the hit: in the text, else in what was answered, else the beginning of the text. */
static char *
dup_snippet (MdgStore *store,
             MdgRecord *record,
             const char *const *words)
{
  const char *text = mdg_record_get_text (record, MDG_CONSULTATION_TEXT);
  g_autoptr (GArray) hits = mdg_text_match_find (text != NULL ? text : "", words);
  g_autoptr (GPtrArray) gists = NULL;

  if (hits->len == 0)
    gists = mdg_consultation_query_list_gists (store, mdg_record_get_id (record), NULL);
  for (guint i = 0; gists != NULL && i < gists->len; i++)
    {
      g_autoptr (GArray) found = mdg_text_match_find (gists->pdata[i], words);

      if (found->len > 0)
        return mdg_text_match_snippet (gists->pdata[i], words, SNIPPET_LENGTH, NULL);
    }

  return mdg_text_match_snippet (text != NULL ? text : "", words, SNIPPET_LENGTH, NULL);
}

static void
print_line (MdgRecord *record,
            const char *snippet)
{
  g_autofree char *when = mdg_datetime_format (mdg_record_get_text (record, MDG_CONSULTATION_RECEIVED_AT));

  mdg_cli_say (stdout, "%s\t%s\t%s\n", mdg_record_get_text (record, MDG_CONSULTATION_NUMBER), when, snippet);
}

static void
add_json (JsonBuilder *builder,
          MdgRecord *record,
          const char *snippet)
{
  char uuid[MDG_UUID_STRING_SIZE];

  mdg_uuid_format (mdg_record_get_uuid (record), uuid);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "uuid");
  json_builder_add_string_value (builder, uuid);
  json_builder_set_member_name (builder, "number");
  json_builder_add_string_value (builder, mdg_record_get_text (record, MDG_CONSULTATION_NUMBER));
  json_builder_set_member_name (builder, "received_at");
  json_builder_add_string_value (builder, mdg_record_get_text (record, MDG_CONSULTATION_RECEIVED_AT));
  json_builder_set_member_name (builder, "snippet");
  json_builder_add_string_value (builder, snippet);
  json_builder_end_object (builder);
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, TRUE);

  mdg_cli_say (stdout, "%s\n", json);
}

static void
print_match (const MdgAgencyMatch *match,
             JsonBuilder *builder)
{
  char uuid[MDG_UUID_STRING_SIZE];
  const char *values[] = { uuid, match->name, match->phone, match->reasons, match->warning };
  static const char *const names[] = { "uuid", "name", "phone", "reasons", "warning" };

  mdg_uuid_format (&match->agency, uuid);
  if (!as_json)
    {
      mdg_cli_say (stdout, "%s\t%s\t%s%s%s\n", match->name, match->phone != NULL ? match->phone : "", match->reasons, match->warning != NULL ? "\t" : "", match->warning != NULL ? match->warning : "");
      return;
    }
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      json_builder_set_member_name (builder, names[i]);
      json_builder_add_string_value (builder, values[i]);
    }
  json_builder_end_object (builder);
}

static void
get_now (int *day,
         int *minute)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  MdgDate today = { g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now) };

  *day = mdg_hours_get_day (&today);
  *minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

static int
run_agencies (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgWorkspace) workspace = mdg_cli_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  g_autoptr (MdgAgencyQuestion) question = workspace != NULL ? mdg_agency_question_parse (workspace, arguments[1]) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (MdgAgencyMatches) found = NULL;
  int day;
  int minute;

  get_now (&day, &minute);
  found = question != NULL ? mdg_agency_match (workspace, question, day, minute, &error) : NULL;
  if (found == NULL)
    return mdg_cli_refuse (error);

  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (found->matches->len, (guint) limit); i++)
    print_match (found->matches->pdata[i], builder);
  json_builder_end_array (builder);
  if (as_json)
    print_json (builder);
  if (found->n_unanswered > 0)
    {
      mdg_cli_say (stderr, ngettext ("%u agency has not answered.", "%u agencies have not answered.", found->n_unanswered), found->n_unanswered);
      mdg_cli_say (stderr, "\n");
    }

  return MDG_CLI_DONE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) words = NULL;

  if (limit < 1)
    return mdg_cli_wrong (_ ("--limit takes a number from 1."));
  if (agencies)
    return run_agencies (arguments);
  store = mdg_store_open (arguments[0], MDG_STORE_READ_ONLY, &error);
  if (store == NULL)
    return mdg_cli_refuse (error);
  ids = mdg_search_list_consultations (store, arguments[1], (guint) limit, &error);
  if (ids == NULL)
    return mdg_cli_refuse (error);

  words = mdg_text_match_split (arguments[1]);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MdgRecord) record = mdg_record_table_load_by_id (store, MDG_KIND_CONSULTATION, g_array_index (ids, gint64, i), &error);
      g_autofree char *snippet = NULL;

      if (record == NULL)
        return mdg_cli_refuse (error);
      snippet = dup_snippet (store, record, (const char *const *) words);
      if (as_json)
        add_json (builder, record, snippet);
      else
        print_line (record, snippet);
    }
  json_builder_end_array (builder);
  if (as_json)
    print_json (builder);

  return MDG_CLI_DONE;
}

const MdgCliVerb mdg_cli_search = { "search", "REGISTER QUERY", N_ ("Find consultations or agencies"), entries, 2, 2, run };
