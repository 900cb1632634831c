#include "mdg-kept-sheet.h"
#include "mdg-report-area-sheet.h"
#include "mdg-report-issues.h"
#include "mdg-report-ladder.h"
#include "mdg-report-matrix.h"
#include "mdg-report-reply.h"
#include "mdg-report-theme-sheet.h"

#include "mdg-case.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-ladder.h"
#include "mdg-report-checks.h"
#include "mdg-test-register.h"

#include <string.h>

/* What the ladder looks like on paper, and that a kept sheet stays what it was. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  GPtrArray *cases; /* MdgCase */
} Fixture;

static const MdgUuid none = { { 0 } };

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
  self->cases = mdg_workspace_list (self->workspace, MDG_KIND_CASE, NULL);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->cases);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

/* Takes change. */
static MdgUuid
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);

  return *mdg_record_get_uuid (mdg_change_get_records (change)->pdata[0]);
}

/* An issue of the area out of a case, or out of a consultation. */
static MdgUuid
raise_area (Fixture *self,
            const MdgUuid *consultation,
            const char *title)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GPtrArray) consultations = g_ptr_array_new ();
  MdgLadderStart start = { .level = "area", .title = title, .cases = cases, .consultations = consultations };
  g_autoptr (GError) error = NULL;
  MdgChange *change;

  if (consultation != NULL)
    g_ptr_array_add (consultations, (gpointer) consultation);
  else
    g_ptr_array_add (cases, (gpointer) mdg_record_get_uuid (self->cases->pdata[0]));
  change = mdg_ladder_raise (self->workspace, &start, &error);
  g_assert_no_error (error);

  return save (self, change);
}

static MdgUuid
add_measure (Fixture *self,
             const MdgUuid *issue,
             const char *theme,
             const char *response,
             const char *text)
{
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  MdgChange *change;

  if (issue != NULL)
    g_ptr_array_add (issues, (gpointer) issue);
  change = mdg_ladder_add_measure (self->workspace, issues, theme, response, text, &error);
  g_assert_no_error (error);

  return save (self, change);
}

static void
set_text (Fixture *self,
          MdgKind kind,
          const MdgUuid *uuid,
          guint field,
          const char *text)
{
  MdgRecord *record = mdg_workspace_load (self->workspace, kind, uuid, NULL);
  MdgChange *change = mdg_change_new ("Test");

  mdg_record_set_text (record, field, text);
  mdg_change_add (change, record);
  g_object_unref (record);
  save (self, change);
}

static MdgReport *
new_area_sheet (Fixture *self,
                MdgPaper paper)
{
  const MdgAreaSheetRequest request = { .order = MDG_AREA_SHEET_BY_CASE };
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_area_sheet_new (self->workspace, &request, paper, &error);

  g_assert_no_error (error);

  return report;
}

static MdgReport *
new_theme_sheet (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_theme_sheet_new (self->workspace, 0, &none, MDG_VERSION_INTERNAL, MDG_PAPER_A3_LANDSCAPE, &error);

  g_assert_no_error (error);

  return report;
}

/* The issue is printed once over its two measures, without a rule between, and stands in both rows of the file. */
static void
test_area_sheet_merges (Fixture *self,
                        gconstpointer data)
{
  MdgUuid issue = raise_area (self, NULL, "見守り体制");
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *first;
  const MdgPlacedText *second;
  cairo_surface_t *page;
  MdgTable *table;
  double rule;

  add_measure (self, &issue, NULL, "edu", "講座を開く");
  add_measure (self, &issue, NULL, "act", "協定を広げる");
  report = new_area_sheet (self, MDG_PAPER_A4_LANDSCAPE);
  table = mdg_report_get_tables (report)->pdata[0];
  g_assert_cmpuint (mdg_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (mdg_table_get_text (table, 1, MDG_AREA_SHEET_AREA), ==, "見守り体制");
  g_assert_true (mdg_table_goes_on (table, 1, MDG_AREA_SHEET_AREA));
  g_assert_false (mdg_table_goes_on (table, 1, MDG_AREA_SHEET_MEASURE));

  texts = mdg_document_list_texts (mdg_report_get_document (report));
  g_assert_cmpuint (mdg_check_count_texts (texts, "見守り体制"), ==, 1);
  first = mdg_check_find (texts, 0, "講座を開く");
  second = mdg_check_find (texts, 0, "協定を広げる");
  g_assert_cmpfloat_with_epsilon (first->x, second->x, 0.01);
  g_assert_cmpfloat (first->y, <, second->y);
  rule = (first->y + first->height + second->y) / 2;
  page = mdg_check_render (mdg_report_get_document (report), 0);
  g_assert_true (mdg_check_has_level (page, rule, first->x, first->x + 40));
  first = mdg_check_find (texts, 0, "見守り体制");
  g_assert_false (mdg_check_has_level (page, rule, first->x, first->x + 20));
  cairo_surface_destroy (page);
}

static void
test_area_sheet_without_rows (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (MdgReport) report = new_area_sheet (self, MDG_PAPER_A3_LANDSCAPE);

  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (report)), ==, 1);
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (report)->pdata[0]), ==, 0);
  mdg_check_texts (mdg_report_get_document (report), 20, 12, 408, 285, 8);
}

/* The two rows of the source, each under its response; what is adopted has another mark than what is proposed. */
static void
test_theme_rows (Fixture *self,
                 gconstpointer data)
{
  MdgUuid adopted = add_measure (self, NULL, "eol", "edu", "ACPの普及");
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  const MdgPlacedText *theme;
  const MdgPlacedText *acp;
  const MdgPlacedText *transport;
  const MdgPlacedText *disaster;

  add_measure (self, NULL, "eol", "link", "緊急搬送に関する関係機関連携の推進");
  add_measure (self, NULL, "dis", "link", "災害発生時の介護保険施設と医療機関の連携");
  set_text (self, MDG_KIND_MEASURE, &adopted, MDG_MEASURE_STATUS, "adopt");
  report = new_theme_sheet (self);
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  theme = mdg_check_find (texts, 0, "看取り");
  acp = mdg_check_find (texts, 0, "●ACPの普及");
  transport = mdg_check_find (texts, 0, "○緊急搬送に関する");
  disaster = mdg_check_find (texts, 0, "○災害発生時の");
  g_assert_nonnull (acp);
  g_assert_nonnull (transport);
  g_assert_nonnull (disaster);
  g_assert_cmpfloat (theme->x, <, acp->x);
  g_assert_cmpfloat (acp->x, >, mdg_check_find (texts, 0, "普及啓発")->x - 60);
  g_assert_cmpfloat (acp->x, <, transport->x);
  g_assert_cmpfloat_with_epsilon (transport->x, disaster->x, 0.01);
  g_assert_cmpfloat (theme->y, <, mdg_check_find (texts, 0, "災害")->y);
  mdg_check_pdf (mdg_report_get_document (report));
}

static char *
join_texts (MdgReport *report)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (mdg_report_get_document (report));
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      const MdgPlacedText *text = texts->pdata[i];

      g_string_append_printf (all, "%u %.3f %.3f %.2f %d %s\n", text->page, text->x, text->y, text->size, text->bold, text->text);
    }

  return g_string_free (all, FALSE);
}

static GBytes *
write_report (Fixture *self,
              MdgReport *report,
              const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, &error));
  g_assert_no_error (error);

  return mdg_test_read (path);
}

/* Kept, then another text in the register: the new sheet differs, the kept one is the same to the byte. */
static void
assert_kept (Fixture *self,
             MdgReport *report,
             MdgReport *(*build) (Fixture *self),
             const MdgUuid *measure)
{
  MdgUuid kept = save (self, mdg_kept_sheet_new_change (self->workspace, report, NULL));
  g_autoptr (MdgRecord) release = mdg_workspace_load (self->workspace, MDG_KIND_RELEASE, &kept, NULL);
  g_autoptr (MdgRecord) found = mdg_kept_sheet_find (self->workspace, mdg_record_get_text (release, MDG_RELEASE_NUMBER), NULL);
  g_autoptr (MdgReport) changed = NULL;
  g_autoptr (MdgReport) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = join_texts (report);
  g_autofree char *after = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GBytes) csv = write_report (self, report, "before.csv");
  g_autoptr (GBytes) csv_again = NULL;

  set_text (self, MDG_KIND_MEASURE, measure, MDG_MEASURE_TEXT, "書き換えた");
  changed = build (self);
  other = join_texts (changed);
  g_assert_cmpstr (other, !=, before);

  again = mdg_kept_sheet_open (self->workspace, found, &error);
  g_assert_no_error (error);
  after = join_texts (again);
  g_assert_cmpstr (after, ==, before);
  csv_again = write_report (self, again, "after.csv");
  g_assert_true (g_bytes_equal (csv, csv_again));
}

static MdgReport *
build_area (Fixture *self)
{
  return new_area_sheet (self, MDG_PAPER_A3_LANDSCAPE);
}

static void
test_kept_area_sheet (Fixture *self,
                      gconstpointer data)
{
  MdgUuid issue = raise_area (self, NULL, "見守り体制");
  MdgUuid measure = add_measure (self, &issue, "daily", "edu", "講座を開く");
  g_autoptr (MdgReport) report = build_area (self);

  assert_kept (self, report, build_area, &measure);
}

static void
test_kept_theme_sheet (Fixture *self,
                       gconstpointer data)
{
  MdgUuid measure = add_measure (self, NULL, "eol", "edu", "ACPの普及");
  g_autoptr (MdgReport) report = new_theme_sheet (self);

  assert_kept (self, report, new_theme_sheet, &measure);
}

static void
assert_same_page (Fixture *self,
                  MdgReport *report,
                  const MdgUuid *set)
{
  MdgUuid kept = save (self, mdg_kept_sheet_new_change (self->workspace, report, set));
  g_autoptr (MdgRecord) release = mdg_workspace_load (self->workspace, MDG_KIND_RELEASE, &kept, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) again = mdg_kept_sheet_open (self->workspace, release, &error);
  cairo_surface_t *pages[2];

  g_assert_no_error (error);
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (again)), ==, mdg_document_get_n_pages (mdg_report_get_document (report)));
  pages[0] = mdg_check_render (mdg_report_get_document (report), 0);
  pages[1] = mdg_check_render (mdg_report_get_document (again), 0);
  g_assert_cmpmem (cairo_image_surface_get_data (pages[0]),
                   (gsize) cairo_image_surface_get_stride (pages[0]) * (gsize) cairo_image_surface_get_height (pages[0]),
                   cairo_image_surface_get_data (pages[1]),
                   (gsize) cairo_image_surface_get_stride (pages[1]) * (gsize) cairo_image_surface_get_height (pages[1]));
  cairo_surface_destroy (pages[0]);
  cairo_surface_destroy (pages[1]);
}

/* Matrix 1: lines and fills come again as well, pixel for pixel. */
static void
test_kept_case_sheet (Fixture *self,
                      gconstpointer data)
{
  MdgIssueSheetRequest request = { 0 };
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;

  mdg_issue_sample_get_set (self->workspace, &request.set);
  report = mdg_report_matrix_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error);
  g_assert_no_error (error);
  assert_same_page (self, report, &request.set);
}

/* Curves, leaders and hatching too. */
static void
test_kept_charts (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;
  MdgTrendScope scope;

  mdg_trend_scope_init (&scope, self->workspace, 0);
  report = mdg_report_issues_new (self->workspace, &scope, MDG_TREND_BY_FREQUENCY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (report)->pdata[0]), >, 3);
  assert_same_page (self, report, NULL);
}

static void
test_nothing_kept (Fixture *self,
                   gconstpointer data)
{
  g_autoptr (MdgRecord) release = MDG_RECORD (mdg_release_new ());
  g_autoptr (GError) error = NULL;

  g_assert_null (mdg_kept_sheet_open (self->workspace, release, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  mdg_record_set_text (release, MDG_RELEASE_CONTENT, "{\"format\": 9}");
  g_assert_null (mdg_kept_sheet_open (self->workspace, release, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (mdg_kept_sheet_find (self->workspace, "R9-配999", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND);
}

/* From the measure down: each rung further in. */
static void
test_ladder (Fixture *self,
             gconstpointer data)
{
  MdgUuid issue = raise_area (self, NULL, "見守り体制");
  MdgUuid measure = add_measure (self, &issue, NULL, "edu", "講座を開く");
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) report = mdg_report_trace_new (self->workspace, MDG_KIND_MEASURE, &measure, &error);
  g_autoptr (MdgReport) of_issue = NULL;
  g_autoptr (MdgReport) other_year = mdg_report_ladder_new (self->workspace, 1999, &error);
  g_autoptr (GPtrArray) texts = NULL;
  MdgTable *table;

  g_assert_no_error (error);
  table = mdg_report_get_tables (report)->pdata[0];
  g_assert_cmpstr (mdg_table_get_text (table, 0, 1), ==, "講座を開く");
  g_assert_cmpint (mdg_table_get_row_level (table, 0), ==, -1);
  g_assert_cmpstr (mdg_table_get_text (table, 1, 1), ==, "見守り体制");
  g_assert_cmpint (mdg_table_get_row_level (table, 1), ==, 1);
  g_assert_cmpint (mdg_table_get_row_level (table, 2), ==, 2);
  texts = mdg_document_list_texts (mdg_report_get_document (report));
  g_assert_true (mdg_check_find (texts, 0, "講座を開く")->bold);
  g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (other_year)->pdata[0]), ==, 0);

  of_issue = mdg_report_trace_new (self->workspace, MDG_KIND_RAISED_ISSUE, &issue, &error);
  g_assert_no_error (error);
  table = mdg_report_get_tables (of_issue)->pdata[0];
  g_assert_cmpstr (mdg_table_get_title (table), ==, mdg_report_trace_get_question (MDG_KIND_RAISED_ISSUE));
  g_assert_cmpstr (mdg_table_get_text (table, 0, 1), ==, "見守り体制");
}

static MdgUuid
add_consultation (Fixture *self)
{
  MdgRecord *consultation = mdg_test_consultation ("2026-05-01T10:00", "甲野花子さんの夜間の訪問先がない。");
  MdgChange *change = mdg_change_new ("Test");

  mdg_record_set_text (consultation, MDG_CONSULTATION_CONSULTER_NAME, "丁原 美代");
  mdg_record_set_text (consultation, MDG_CONSULTATION_AFFILIATION, "れいだい居宅");
  mdg_record_set_flag (consultation, MDG_CONSULTATION_IS_NO_CASE, TRUE);
  mdg_change_add (change, consultation);
  g_object_unref (consultation);

  return save (self, change);
}

/* Only what a board has adopted is told; neither what the consultation said nor a candidate nor a proposal. */
static void
test_reply (Fixture *self,
            gconstpointer data)
{
  MdgUuid consultation = add_consultation (self);
  MdgUuid issue = raise_area (self, &consultation, "夜間の訪問先の不足");
  MdgUuid told = add_measure (self, &issue, NULL, "fact", "夜間の対応を調べる");
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgReport) before = mdg_report_reply_new (self->workspace, &consultation, &error);
  g_autoptr (MdgReport) after = NULL;
  g_autofree char *nothing = join_texts (before);
  g_autofree char *letter = NULL;

  g_assert_no_error (error);
  g_assert_null (strstr (nothing, "夜間"));
  add_measure (self, &issue, NULL, "act", "まだ提案");
  set_text (self, MDG_KIND_RAISED_ISSUE, &issue, MDG_RAISED_ISSUE_STANDING, "adopted");
  set_text (self, MDG_KIND_MEASURE, &told, MDG_MEASURE_STATUS, "act");
  after = mdg_report_reply_new (self->workspace, &consultation, &error);
  g_assert_no_error (error);
  letter = join_texts (after);
  g_assert_nonnull (strstr (letter, "丁原 美代"));
  g_assert_nonnull (strstr (letter, "夜間の訪問先の不足"));
  g_assert_nonnull (strstr (letter, "夜間の対応を調べる"));
  g_assert_null (strstr (letter, "まだ提案"));
  g_assert_null (strstr (letter, "甲野"));
  g_assert_cmpuint (mdg_document_get_n_pages (mdg_report_get_document (after)), ==, 1);
  mdg_check_texts (mdg_report_get_document (after), 20, 12, 195, 288, 8);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/ladder-sheets/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("area-sheet-merges", test_area_sheet_merges);
  ADD ("area-sheet-without-rows", test_area_sheet_without_rows);
  ADD ("theme-rows", test_theme_rows);
  ADD ("kept-area-sheet", test_kept_area_sheet);
  ADD ("kept-theme-sheet", test_kept_theme_sheet);
  ADD ("kept-case-sheet", test_kept_case_sheet);
  ADD ("kept-charts", test_kept_charts);
  ADD ("nothing-kept", test_nothing_kept);
  ADD ("ladder", test_ladder);
  ADD ("reply", test_reply);

  return g_test_run ();
}
