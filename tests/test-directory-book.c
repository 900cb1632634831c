/* What the directory puts out: nothing closed, nothing without consent, and nobody is left out silently; and who really comes. */

#include "mdg-agency-match.h"
#include "mdg-report-directory.h"

#include "mdg-json-tables.h"
#include "mdg-record-table.h"
#include "mdg-report.h"
#include "mdg-sample.h"
#include "mdg-test-register.h"

#include <string.h>

#define SECRET "うらぐち専用線"

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

/* All that a report says in files. */
static char *
dup_content (MdgReport *report)
{
  return mdg_json_format_tables (mdg_report_get_tables (report));
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
      MdgRecord *record)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Tested");

  mdg_change_add (change, record);
  g_assert_true (mdg_workspace_save (self->workspace, change, NULL));
}

/* The same words planted in one field after the other: those that are not for residents never come out to them. */
static void
test_planted (Fixture *self,
              gconstpointer data)
{
  static const guint planted[] = { MDG_AGENCY_FAX, MDG_AGENCY_EMAIL, MDG_AGENCY_DISEASES, MDG_AGENCY_NOTE, MDG_AGENCY_MOBILE, MDG_AGENCY_MESSAGE, MDG_AGENCY_HOURS_NOTE, MDG_AGENCY_ADDRESS };

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autoptr (MdgRecord) clinic = find (self, "ひながた医院");
      g_autofree char *before = g_strdup (mdg_record_get_text (clinic, planted[i]));
      const char *level = mdg_disclosure_get_level (MDG_AGENCY (clinic), planted[i]);
      g_autoptr (MdgReport) residents = NULL;
      g_autoptr (MdgReport) professionals = NULL;
      g_autofree char *for_residents = NULL;
      g_autofree char *for_professionals = NULL;

      mdg_record_set_text (clinic, planted[i], SECRET);
      save (self, clinic);
      residents = mdg_report_handbook_new (self->workspace, MDG_BOOK_MEDICAL, MDG_AUDIENCE_RESIDENTS, NULL);
      professionals = mdg_report_handbook_new (self->workspace, MDG_BOOK_MEDICAL, MDG_AUDIENCE_PROFESSIONALS, NULL);
      for_residents = dup_content (residents);
      for_professionals = dup_content (professionals);
      g_test_message ("%s is %s", mdg_agency_info.fields[planted[i]].name, level);
      g_assert_cmpint (strstr (for_residents, SECRET) != NULL, ==, g_str_equal (level, "res"));
      g_assert_cmpint (strstr (for_professionals, SECRET) != NULL, ==, !g_str_equal (level, "closed"));
      {
        g_autoptr (MdgRecord) again = find (self, "ひながた医院");

        mdg_record_set_text (again, planted[i], before);
        save (self, again);
      }
    }
}

/* Abilities, vacancies and care-manager hours are for professionals unless said otherwise. */
static void
test_groups (Fixture *self,
             gconstpointer data)
{
  g_autoptr (MdgRecord) clinic = find (self, "ひながた医院");
  g_autoptr (MdgReport) residents = mdg_report_handbook_new (self->workspace, MDG_BOOK_MEDICAL, MDG_AUDIENCE_RESIDENTS, NULL);
  g_autoptr (MdgReport) professionals = mdg_report_handbook_new (self->workspace, MDG_BOOK_MEDICAL, MDG_AUDIENCE_PROFESSIONALS, NULL);
  g_autofree char *for_residents = dup_content (residents);
  g_autofree char *for_professionals = dup_content (professionals);
  g_autoptr (MdgReport) opened = NULL;
  g_autofree char *then = NULL;

  g_assert_nonnull (strstr (for_professionals, "人工呼吸器"));
  g_assert_nonnull (strstr (for_professionals, "火 12:30-13:00"));
  g_assert_null (strstr (for_residents, "人工呼吸器"));
  g_assert_null (strstr (for_residents, "火 12:30-13:00"));

  mdg_disclosure_set_level (MDG_AGENCY (clinic), MDG_DISCLOSURE_ABILITIES, "res");
  save (self, clinic);
  opened = mdg_report_handbook_new (self->workspace, MDG_BOOK_MEDICAL, MDG_AUDIENCE_RESIDENTS, NULL);
  then = dup_content (opened);
  g_assert_nonnull (strstr (then, "人工呼吸器"));
}

static void
check_left_out (MdgReport *report,
                const char *number)
{
  g_assert_nonnull (mdg_report_get_left_out (report));
  g_assert_nonnull (strstr (mdg_report_get_left_out (report), number));
}

static void
test_consent (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgReport) professionals = mdg_report_handbook_new (self->workspace, MDG_BOOK_ALL, MDG_AUDIENCE_PROFESSIONALS, NULL);
  g_autoptr (MdgReport) residents = mdg_report_handbook_new (self->workspace, MDG_BOOK_ALL, MDG_AUDIENCE_RESIDENTS, NULL);
  g_autoptr (MdgReport) contacts = mdg_report_contacts_new (self->workspace, FALSE, NULL);
  g_autoptr (MdgReport) hours = mdg_report_cm_time_new (self->workspace, NULL);
  g_autofree char *content = dup_content (professionals);
  g_autofree char *open = dup_content (residents);

  /* Four said no, one was not asked; three are for professionals only. */
  check_left_out (professionals, "5");
  check_left_out (residents, "8");
  check_left_out (contacts, "5");
  check_left_out (hours, "5");
  g_assert_null (strstr (content, "もぎ皮膚科内科"));
  g_assert_nonnull (strstr (content, "しけん記念病院"));
  g_assert_null (strstr (open, "しけん記念病院"));
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (professionals)->pdata[0]), ==, 31);
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (residents)->pdata[0]), ==, 28);
}

static void
test_sheets (Fixture *self,
             gconstpointer data)
{
  g_autoptr (MdgReport) hours = mdg_report_cm_time_new (self->workspace, NULL);
  MdgTable *grid = mdg_report_get_tables (hours)->pdata[0];
  g_autoptr (MdgReport) network = mdg_report_contacts_new (self->workspace, TRUE, NULL);
  g_autoptr (MdgReport) round = mdg_report_verify_round_new (self->workspace, MDG_DIRECTORY_OLD_DAYS, NULL);
  g_autoptr (MdgReport) stale = mdg_report_verify_round_new (self->workspace, MDG_DIRECTORY_STALE_DAYS, NULL);
  g_autoptr (MdgReport) fax = mdg_report_confirmation_new (self->workspace, "9911000020", 0, NULL);
  g_autoptr (MdgReport) none = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *on_paper = dup_content (network);

  /* Six clinics, one of them in two ways. */
  g_assert_cmpuint (mdg_table_get_n_rows (grid), ==, 7);
  for (guint row = 0; row < mdg_table_get_n_rows (grid); row++)
    if (g_str_equal (mdg_table_get_text (grid, row, 0), "みほん内科クリニック"))
      {
        g_assert_cmpstr (mdg_table_get_text (grid, row, 1), ==, "13:00–14:00");
        g_assert_cmpstr (mdg_table_get_text (grid, row, 2), ==, "");
        g_assert_cmpstr (mdg_table_get_text (grid, row, 4), ==, "13:00–14:00");
      }
  /* A private mobile is not handed on, whatever the contact is for. */
  g_assert_null (strstr (on_paper, "090-0000"));
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (network)->pdata[0]), ==, 3);
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (round)->pdata[0]), >, mdg_table_get_n_rows (mdg_report_get_tables (stale)->pdata[0]));
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (stale)->pdata[0]), ==, 6);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (fax)), ==, 1);
  none = mdg_report_confirmation_new (self->workspace, "0000000000", 0, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
}

static MdgAgencyMatches *
ask (Fixture *self,
     const char *text)
{
  g_autoptr (MdgAgencyQuestion) question = mdg_agency_question_parse (self->workspace, text);
  g_autoptr (GError) error = NULL;
  /* Monday, half past one. */
  MdgAgencyMatches *matches = mdg_agency_match (self->workspace, question, 0, 13 * 60 + 30, &error);

  g_assert_no_error (error);

  return matches;
}

static gboolean
has (MdgAgencyMatches *matches,
     const char *name)
{
  for (guint i = 0; i < matches->matches->len; i++)
    if (g_str_equal (((MdgAgencyMatch *) matches->matches->pdata[i])->name, name))
      return TRUE;

  return FALSE;
}

static void
test_match (Fixture *self,
            gconstpointer data)
{
  g_autoptr (MdgAgencyMatches) ventilator = ask (self, "人工呼吸器＋緑ヶ丘＋24h");
  g_autoptr (MdgAgencyMatches) plateau = ask (self, "訪問看護＋高見台");
  g_autoptr (MdgAgencyMatches) plateau_at_night = ask (self, "訪問看護＋高見台＋24h");
  g_autoptr (MdgAgencyMatches) corner = ask (self, "訪問看護 西新田");
  g_autoptr (MdgAgencyMatches) callable = ask (self, "訪問診療 いま電話");
  g_autoptr (MdgAgencyMatches) thursday = ask (self, "訪問診療＋緑ヶ丘一丁目＋木 20:00");
  MdgAgencyMatch *first;

  g_assert_true (has (ventilator, "しけん訪問看護ステーション東見本"));
  /* It comes there by day only, and this one has said no. */
  g_assert_false (has (ventilator, "れいだい訪問看護ステーション高見台"));
  g_assert_false (has (ventilator, "かくう訪問看護ステーション橋本"));
  g_assert_cmpuint (ventilator->n_unanswered, >, 0);
  first = ventilator->matches->pdata[0];
  g_assert_nonnull (strstr (first->reasons, "人工呼吸器○"));
  g_assert_null (first->warning);

  /* The two gaps of the sample. */
  g_assert_true (has (plateau, "れいだい訪問看護ステーション高見台"));
  g_assert_cmpuint (plateau_at_night->matches->len, ==, 0);
  g_assert_cmpuint (corner->matches->len, ==, 0);

  g_assert_true (has (callable, "みほん内科クリニック"));
  g_assert_false (has (callable, "かくう診療所"));
  g_assert_cmpuint (thursday->matches->len, ==, 0);
}

static void
test_match_warns (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (MdgAgencyMatches) care = ask (self, "居宅介護支援");
  MdgAgencyMatch *last = care->matches->pdata[care->matches->len - 1];
  g_autoptr (MdgAgencyQuestion) wrong = mdg_agency_question_parse (self->workspace, "訪問看護＋どこでもない町");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (care->matches->len, ==, 4);
  g_assert_cmpstr (last->name, ==, "もぎケアマネジメント");
  g_assert_nonnull (last->warning);
  g_assert_null (mdg_agency_match (self->workspace, wrong, 0, 0, &error));
  g_assert_nonnull (error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add ("/directory-book/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("planted", test_planted);
  ADD ("groups", test_groups);
  ADD ("consent", test_consent);
  ADD ("sheets", test_sheets);
  ADD ("match", test_match);
  ADD ("match-warns", test_match_warns);

  return g_test_run ();
}
