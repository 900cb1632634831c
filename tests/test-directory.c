/* The providers of the region: their hours, who may see what, how they are found and edited. */

#include "mdg-directory-edit.h"

#include "mdg-agency-query.h"
#include "mdg-error.h"
#include "mdg-hours.h"
#include "mdg-record-table.h"
#include "mdg-sample.h"
#include "mdg-test-register.h"

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
} Fixture;

static const MdgDate today = { 2026, 3, 31 };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  MdgSampleOptions options;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "s.madoguchi", NULL);
  mdg_sample_options_init (&options);
  options.n_consultations = 1;
  g_assert_true (mdg_sample_create (path, &options, NULL, NULL, NULL));
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, NULL);
  g_assert_nonnull (self->workspace);
  mdg_workspace_set_today (self->workspace, &today);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static void
test_hours (void)
{
  static const struct
  {
    const char *text;
    const char *moment;
    gboolean is_open;
  } cases[] = {
    { "月-金 9:00-17:00、土 9:00-12:00", "金 16:59", TRUE },
    { "月-金 9:00-17:00、土 9:00-12:00", "土 12:00", FALSE },
    { "月～金　８：３０～１７：１５（祝日を除く）", "mon 8:30", TRUE },
    { "月～金　８：３０～１７：１５（祝日を除く）", "祝 9:00", FALSE },
    { "平日9時～17時30分", "thu 17:29", TRUE },
    { "24時間", "祝 3:00", TRUE },
    { "月・木 13:00-14:00", "木 13時半", TRUE },
    { "月・木 13:00-14:00", "火 13時半", FALSE },
    { "毎日 18:00-8:00", "sun 7:59", TRUE },
    { "金 22:00-6:00", "土 5:00", TRUE },
    { "金 22:00-6:00", "金 5:00", FALSE },
    { "月-金 9:00-12:00 15:30-18:00、土 9:00-12:00", "水 13:00", FALSE },
    { "月-金 9:00-12:00 15:30-18:00、土 9:00-12:00", "水 17:00", TRUE },
    { "月から金は午前9時から午後5時", "tue 16:00", TRUE },
    { "mon-fri 09:00-17:00; sat 09:00-12:00", "sat 9:30", TRUE },
    { "土日祝日 10:00-15:00", "祝 10:00", TRUE },
  };
  static const char *const unreadable[] = { "", "応相談", "月-金", "9:00-", "月-金 25:00-26:00", "月 9:00-10:00 要予約" };
  int day;
  int minute;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdgHours) hours = mdg_hours_new (cases[i].text);

      g_test_message ("%s, %s", cases[i].text, cases[i].moment);
      g_assert_nonnull (hours);
      g_assert_true (mdg_hours_parse_moment (cases[i].moment, &day, &minute));
      g_assert_cmpint (mdg_hours_contain (hours, day, minute), ==, cases[i].is_open);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    g_assert_null (mdg_hours_new (unreadable[i]));
  g_assert_null (mdg_hours_new (NULL));
  g_assert_false (mdg_hours_parse_moment ("9:00", &day, &minute));
  g_assert_false (mdg_hours_parse_moment ("木 24:00", &day, &minute));
}

static void
test_always (void)
{
  static const MdgDate holiday = { 2026, 5, 4 };
  static const MdgDate monday = { 2026, 5, 11 };
  g_autoptr (MdgHours) always = mdg_hours_new ("24時間対応");
  g_autoptr (MdgHours) weekdays = mdg_hours_new ("月-金 0:00-24:00");
  g_autoptr (MdgHours) split = mdg_hours_new ("月 15:30-18:00 9:00-12:00");
  g_autofree char *shown = mdg_hours_dup_day (split, 0);

  g_assert_true (mdg_hours_are_always (always));
  g_assert_false (mdg_hours_are_always (weekdays));
  g_assert_cmpstr (shown, ==, "9:00–12:00 15:30–18:00");
  g_assert_cmpint (mdg_hours_get_day (&holiday), ==, MDG_HOURS_HOLIDAY);
  g_assert_cmpint (mdg_hours_get_day (&monday), ==, 0);
}

static void
test_disclosure (void)
{
  g_autoptr (MdgAgency) agency = mdg_agency_new ();

  g_assert_true (mdg_disclosure_shows_field (agency, MDG_AGENCY_PHONE, MDG_AUDIENCE_RESIDENTS));
  g_assert_false (mdg_disclosure_shows_field (agency, MDG_AGENCY_FAX, MDG_AUDIENCE_RESIDENTS));
  g_assert_true (mdg_disclosure_shows_field (agency, MDG_AGENCY_FAX, MDG_AUDIENCE_PROFESSIONALS));
  g_assert_false (mdg_disclosure_shows_field (agency, MDG_AGENCY_MOBILE, MDG_AUDIENCE_PROFESSIONALS));
  g_assert_true (mdg_disclosure_shows_field (agency, MDG_AGENCY_NOTE, MDG_AUDIENCE_CENTRE));
  g_assert_cmpstr (mdg_disclosure_get_group_level (agency, MDG_DISCLOSURE_VACANCY), ==, "pro");

  mdg_disclosure_set_level (agency, "phone", "closed");
  mdg_disclosure_set_level (agency, MDG_DISCLOSURE_VACANCY, "res");
  g_assert_false (mdg_disclosure_shows_field (agency, MDG_AGENCY_PHONE, MDG_AUDIENCE_PROFESSIONALS));
  g_assert_cmpstr (mdg_disclosure_get_group_level (agency, MDG_DISCLOSURE_VACANCY), ==, "res");
  mdg_disclosure_set_level (agency, "phone", "res");
  g_assert_cmpstr (mdg_record_get_text (MDG_RECORD (agency), MDG_AGENCY_LEVELS), ==, "vacancy.res");
  /* What a later version may say is closed to this one. */
  mdg_record_set_text (MDG_RECORD (agency), MDG_AGENCY_LEVELS, "name.everybody");
  g_assert_false (mdg_disclosure_shows_field (agency, MDG_AGENCY_NAME, MDG_AUDIENCE_RESIDENTS));
}

static void
test_consent (void)
{
  g_autoptr (MdgAgency) agency = mdg_agency_new ();

  g_assert_false (mdg_disclosure_may_publish (agency, MDG_AUDIENCE_PROFESSIONALS, &today));
  g_assert_true (mdg_disclosure_may_publish (agency, MDG_AUDIENCE_CENTRE, &today));
  mdg_record_set_text (MDG_RECORD (agency), MDG_AGENCY_CONSENT, "pro_only");
  g_assert_true (mdg_disclosure_may_publish (agency, MDG_AUDIENCE_PROFESSIONALS, &today));
  g_assert_false (mdg_disclosure_may_publish (agency, MDG_AUDIENCE_RESIDENTS, &today));
  mdg_record_set_text (MDG_RECORD (agency), MDG_AGENCY_CONSENT, "yes");
  g_assert_true (mdg_disclosure_may_publish (agency, MDG_AUDIENCE_RESIDENTS, &today));
  mdg_record_set_text (MDG_RECORD (agency), MDG_AGENCY_CONSENT_UNTIL, "2026-03-30");
  g_assert_cmpstr (mdg_disclosure_get_consent (agency, &today), ==, "unasked");
  mdg_record_set_text (MDG_RECORD (agency), MDG_AGENCY_CONSENT, "no");
  g_assert_cmpstr (mdg_disclosure_get_consent (agency, &today), ==, "no");
}

static guint
count (Fixture *self,
       MdgAgencyCriterion criterion,
       const char *value)
{
  g_autoptr (MdgAgencyFilter) filter = mdg_agency_filter_new ();
  g_autoptr (GArray) keys = NULL;
  MdgStore *store = mdg_workspace_get_store (self->workspace);

  mdg_agency_filter_set (filter, criterion, value);
  keys = mdg_agency_query_list (store, filter, NULL, 1000, NULL);
  g_assert_nonnull (keys);
  g_assert_cmpint (mdg_agency_query_count (store, filter, NULL), ==, keys->len);

  return keys->len;
}

/* The distributions are those of the sample. */
static void
test_list (Fixture *self,
           gconstpointer data)
{
  g_autofree char *old = mdg_directory_dup_day_before (self->workspace, MDG_DIRECTORY_STALE_DAYS);
  g_autofree char *year = mdg_directory_dup_day_before (self->workspace, 365);

  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_TEXT, NULL), ==, 36);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_TEXT, "ﾓｷﾞｻﾞｲﾀｸ"), ==, 1);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_TEXT, "もぎ在宅"), ==, 1);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_TEXT, "0470005050"), ==, 1);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_TEXT, "9911000030"), ==, 1);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_TEXT, "そのようなところはない"), ==, 0);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_KIND, "hosp"), ==, 3);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_KIND, "vns"), ==, 8);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_SERVICE, "dr_regular"), ==, 6);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_SERVICE, "zaishin"), ==, 4);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_SERVICE, "vns24"), ==, 6);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_SERVICE, "backbed"), ==, 2);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_CONSENT, "no"), ==, 4);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_CONSENT, "pro_only"), ==, 3);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_STALE, year), ==, 5);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_STALE, old), ==, 6);
  g_assert_cmpuint (count (self, MDG_AGENCY_CRITERION_STATE, "closed"), ==, 0);
}

/* Page by page every agency comes once, in the order of the kana. */
static void
test_pages (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgAgencyFilter) filter = mdg_agency_filter_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MdgRecordKey last = { 0 };
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GArray) keys = mdg_agency_query_list (mdg_workspace_get_store (self->workspace), filter, g_hash_table_size (seen) > 0 ? &last : NULL, 5, NULL);

      more = keys->len > 0;
      for (guint i = 0; i < keys->len; i++)
        {
          const MdgRecordKey *key = &g_array_index (keys, MdgRecordKey, i);

          g_assert_cmpint (strcmp (key->sort, last.sort), >=, 0);
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&key->id, sizeof key->id)));
          last = *key;
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 36);
}

static MdgRecord *
find (Fixture *self,
      const char *name)
{
  g_autoptr (GPtrArray) found = mdg_record_table_list_by_text (mdg_workspace_get_store (self->workspace), MDG_KIND_AGENCY, MDG_AGENCY_NAME, name, NULL);

  g_assert_cmpuint (found->len, ==, 1);

  return g_object_ref (found->pdata[0]);
}

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owned);
  mdg_workspace_save (self->workspace, owned, &error);
  g_assert_no_error (error);
}

static void
test_edit (Fixture *self,
           gconstpointer data)
{
  g_autoptr (MdgRecord) clinic = find (self, "ひながた医院");
  g_autoptr (MdgRecord) link = MDG_RECORD (mdg_agency_link_new ());
  g_autoptr (MdgRecord) station = find (self, "みほん訪問看護ステーション");
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (clinic, MDG_AGENCY_ADDRESS, "みほん市高見台3-1");
  save (self, mdg_directory_edit (self->workspace, clinic, NULL));
  {
    g_autoptr (MdgRecord) moved = find (self, "ひながた医院");
    g_autoptr (MdgRecord) area = mdg_workspace_load (self->workspace, MDG_KIND_AREA, mdg_record_get_reference (moved, MDG_AGENCY_AREA), NULL);

    g_assert_cmpstr (mdg_record_get_text (area, 1), ==, "高見台");
  }

  mdg_record_set_text (clinic, MDG_AGENCY_HOURS, "いつでもではない");
  g_assert_null (mdg_directory_edit (self->workspace, clinic, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  mdg_record_set_text (clinic, MDG_AGENCY_HOURS, NULL);
  mdg_record_set_text (clinic, MDG_AGENCY_NUMBER, mdg_record_get_text (station, MDG_AGENCY_NUMBER));
  g_assert_null (mdg_directory_edit (self->workspace, clinic, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);

  /* Width and spaces do not matter. */
  mdg_record_set_reference (link, MDG_AGENCY_LINK_AGENCY, mdg_record_get_uuid (clinic));
  mdg_record_set_text (link, MDG_AGENCY_LINK_KIND, "visit");
  mdg_record_set_text (link, MDG_AGENCY_LINK_PARTNER_NAME, "みほん 訪問看護ｽﾃｰｼｮﾝ");
  save (self, mdg_directory_edit (self->workspace, link, NULL));
  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (link, MDG_AGENCY_LINK_PARTNER), mdg_record_get_uuid (station)));
}

static void
test_answer_and_verify (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (MdgRecord) station = find (self, "れいだい訪問看護ステーション高見台");
  const MdgUuid *uuid = mdg_record_get_uuid (station);
  g_autoptr (MdgAgencyCard) card = NULL;
  g_autoptr (GError) error = NULL;

  save (self, mdg_directory_answer (self->workspace, uuid, "vent", "cond", "日中のみ", "tel", NULL));
  g_assert_null (mdg_directory_answer (self->workspace, uuid, "vent", "cond", "日中のみ", "tel", &error));
  g_assert_no_error (error);
  save (self, mdg_directory_answer (self->workspace, uuid, "hot", NULL, NULL, NULL, NULL));
  save (self, mdg_directory_verify (self->workspace, uuid, "fax", NULL));

  card = mdg_agency_card_load (self->workspace, uuid, NULL);
  g_assert_cmpstr (mdg_agency_card_get_answer (card, "vent"), ==, "cond");
  g_assert_null (mdg_agency_card_get_answer (card, "hot"));
  g_assert_cmpstr (mdg_record_get_text (MDG_RECORD (card->agency), MDG_AGENCY_VERIFIED_ON), ==, "2026-03-31");
  g_assert_cmpstr (mdg_record_get_text (card->services->pdata[0], MDG_AGENCY_SERVICE_VERIFIED_FROM), ==, "fax");
  g_assert_cmpint (mdg_directory_get_freshness (self->workspace, "2025-12-31", NULL), ==, MDG_FRESHNESS_NEW);
  g_assert_cmpint (mdg_directory_get_freshness (self->workspace, "2025-12-30", NULL), ==, MDG_FRESHNESS_OLD);
  g_assert_cmpint (mdg_directory_get_freshness (self->workspace, "2025-10-01", NULL), ==, MDG_FRESHNESS_STALE);
  g_assert_cmpint (mdg_directory_get_freshness (self->workspace, NULL, NULL), ==, MDG_FRESHNESS_NEVER);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/directory/hours", test_hours);
  g_test_add_func ("/directory/always", test_always);
  g_test_add_func ("/directory/disclosure", test_disclosure);
  g_test_add_func ("/directory/consent", test_consent);
  g_test_add ("/directory/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/directory/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/directory/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/directory/answer-and-verify", Fixture, NULL, set_up, test_answer_and_verify, tear_down);

  return g_test_run ();
}
