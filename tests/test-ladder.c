#include "mdg-area-sheet.h"
#include "mdg-ladder-trace.h"
#include "mdg-ladder.h"
#include "mdg-report-area-sheet.h"
#include "mdg-report-theme-sheet.h"
#include "mdg-rewrites.h"
#include "mdg-theme-sheet.h"

#include "mdg-area.h"
#include "mdg-case-set-member.h"
#include "mdg-case.h"
#include "mdg-error.h"
#include "mdg-issue-sample.h"
#include "mdg-meeting.h"
#include "mdg-test-register.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  GPtrArray *cases; /* MdgUuid, A first */
} Fixture;

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  return (int) (mdg_record_get_integer (*(MdgRecord *const *) a, MDG_CASE_SET_MEMBER_POSITION) - mdg_record_get_integer (*(MdgRecord *const *) b, MDG_CASE_SET_MEMBER_POSITION));
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) members = NULL;
  MdgUuid set;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (path);
  mdg_issue_sample_get_set (self->workspace, &set);
  members = mdg_workspace_list_children (self->workspace, MDG_KIND_CASE_SET_MEMBER, MDG_CASE_SET_MEMBER_CASE_SET, &set, NULL);
  g_ptr_array_sort (members, compare_positions);
  self->cases = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < members->len; i++)
    {
      MdgUuid *uuid = g_memdup2 (mdg_record_get_reference (members->pdata[i], MDG_CASE_SET_MEMBER_CASE), sizeof (MdgUuid));

      g_ptr_array_add (self->cases, uuid);
    }
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

/* Takes change; the identity of its first record. */
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

/* The cases by their letters. */
static MdgUuid
raise_area (Fixture *self,
            const char *letters,
            const char *issues,
            const char *title)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  MdgLadderStart start = { .level = "area", .title = title, .cases = cases, .issues = issues };
  g_autoptr (GError) error = NULL;
  MdgChange *change;

  for (; *letters != '\0'; letters++)
    g_ptr_array_add (cases, self->cases->pdata[*letters - 'A']);
  change = mdg_ladder_raise (self->workspace, &start, &error);
  g_assert_no_error (error);

  return save (self, change);
}

static MdgUuid
raise_city (Fixture *self,
            MdgUuid area,
            const char *title)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  MdgLadderStart start = { .level = "city", .title = title, .sources = sources };
  g_autoptr (GError) error = NULL;
  MdgChange *change;

  g_ptr_array_add (sources, &area);
  change = mdg_ladder_raise (self->workspace, &start, &error);
  g_assert_no_error (error);

  return save (self, change);
}

static MdgUuid
add_measure (Fixture *self,
             MdgUuid issue,
             const char *theme,
             const char *response,
             const char *text)
{
  g_autoptr (GPtrArray) issues = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  MdgChange *change;

  g_ptr_array_add (issues, &issue);
  change = mdg_ladder_add_measure (self->workspace, mdg_uuid_is_nil (&issue) ? NULL : issues, theme, response, text, &error);
  g_assert_no_error (error);

  return save (self, change);
}

static void
refuse (MdgChange *change,
        GError **error,
        int code)
{
  g_assert_null (change);
  g_assert_error (*error, MDG_ERROR, code);
  g_clear_error (error);
}

static const char *
get_standing (Fixture *self,
              const MdgUuid *issue)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, issue, NULL);

  return g_intern_string (mdg_record_get_text (record, MDG_RAISED_ISSUE_STANDING));
}

static const char *
get_state (Fixture *self,
           const MdgUuid *measure)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_MEASURE, measure, NULL);

  return g_intern_string (mdg_record_get_text (record, MDG_MEASURE_STATUS));
}

static void
test_needs_sources (Fixture *self,
                    gconstpointer data)
{
  MdgLadderStart start = { .level = "area", .title = "夜間の看取り体制" };
  g_autoptr (GError) error = NULL;

  refuse (mdg_ladder_raise (self->workspace, &start, &error), &error, MDG_ERROR_INVALID);
}

/* Only a board adopts, with its day and minutes. */
static void
test_only_a_board_adopts (Fixture *self,
                          gconstpointer data)
{
  MdgUuid issue = raise_area (self, "ACGM", "C1a C1b", "見守り体制");
  MdgLadderDecision decision = { .raised_issue = &issue, .verdict = "adopted", .board = "city", .decided_on = "2026-05-10" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (get_standing (self, &issue), ==, "candidate");
  refuse (mdg_ladder_edit_issue (self->workspace, &issue, MDG_RAISED_ISSUE_STANDING, "採択", &error), &error, MDG_ERROR_INVALID);
  refuse (mdg_ladder_decide (self->workspace, &decision, &error), &error, MDG_ERROR_INVALID);
  decision.minutes = "市の課題として取り上げることとした。";
  decision.decided_on = "2026-05-13"; /* tomorrow */
  refuse (mdg_ladder_decide (self->workspace, &decision, &error), &error, MDG_ERROR_INVALID);
  decision.decided_on = "2026-05-10";
  decision.board = NULL;
  refuse (mdg_ladder_decide (self->workspace, &decision, &error), &error, MDG_ERROR_INVALID);
  decision.board = "city";
  save (self, mdg_ladder_decide (self->workspace, &decision, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_standing (self, &issue), ==, "adopted");
}

/* Board, day and minutes come from the meeting where the decision does not name them. */
static void
test_meeting_stands_for_board (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgRecord) meeting = mdg_record_new (MDG_KIND_MEETING);
  MdgUuid issue = raise_area (self, "BJ", "F1c", "8050世帯");
  MdgLadderDecision decision = { .raised_issue = &issue, .verdict = "dropped", .meeting = mdg_record_get_uuid (meeting) };
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (meeting, MDG_MEETING_BOARD, "zcare");
  mdg_record_set_text (meeting, MDG_MEETING_HELD_ON, "2026-05-11");
  mdg_record_set_text (meeting, MDG_MEETING_MINUTES, "今年度は見送り。");
  mdg_change_add (change, meeting);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
  save (self, mdg_ladder_decide (self->workspace, &decision, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_standing (self, &issue), ==, "dropped");
}

static void
test_raised_to_the_city (Fixture *self,
                         gconstpointer data)
{
  MdgUuid area = raise_area (self, "I", "C2e", "夜間の看取り体制");
  MdgLadderDecision decision = { .raised_issue = &area, .verdict = "raised", .board = "zcare", .decided_on = "2026-05-10", .minutes = "市へ上げる。" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  MdgUuid city;

  save (self, mdg_ladder_decide (self->workspace, &decision, &error));
  g_assert_no_error (error);
  issues = mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, NULL);
  g_assert_cmpuint (issues->len, ==, 2);
  city = *mdg_record_get_uuid (issues->pdata[mdg_uuid_equal (mdg_record_get_uuid (issues->pdata[0]), &area) ? 1 : 0]);
  decision.raised_issue = &city;
  refuse (mdg_ladder_decide (self->workspace, &decision, &error), &error, MDG_ERROR_INVALID);
}

static void
test_measure_walks (Fixture *self,
                    gconstpointer data)
{
  MdgUuid issue = raise_area (self, "A", "C1a", NULL);
  MdgUuid measure = add_measure (self, issue, "other", "act", "見守り協定を広げる");
  MdgLadderDecision decision = { .measure = &measure, .verdict = "adopted", .board = "city", .decided_on = "2026-05-10", .minutes = "採択" };
  g_autoptr (GError) error = NULL;

  refuse (mdg_ladder_decide (self->workspace, &decision, &error), &error, MDG_ERROR_INVALID);
  refuse (mdg_ladder_edit_measure (self->workspace, &measure, MDG_MEASURE_STATUS, "採択", &error), &error, MDG_ERROR_INVALID);
  refuse (mdg_ladder_edit_measure (self->workspace, &measure, MDG_MEASURE_STATUS, "実施中", &error), &error, MDG_ERROR_INVALID);
  save (self, mdg_ladder_edit_measure (self->workspace, &measure, MDG_MEASURE_STATUS, "提案", &error));
  save (self, mdg_ladder_decide (self->workspace, &decision, &error));
  g_assert_cmpstr (get_state (self, &measure), ==, "adopt");
  save (self, mdg_ladder_edit_measure (self->workspace, &measure, MDG_MEASURE_STATUS, "実施中", &error));
  refuse (mdg_ladder_edit_measure (self->workspace, &measure, MDG_MEASURE_STATUS, "評価済", &error), &error, MDG_ERROR_INVALID);
  save (self, mdg_ladder_add_review (self->workspace, &measure, "2026-05-11", "partly", "協定 3件", "来年度も続ける", &error));
  g_assert_cmpstr (get_state (self, &measure), ==, "evaluated");
  refuse (mdg_ladder_remove_measure (self->workspace, &measure, &error), &error, MDG_ERROR_CONFLICT);
}

/* What nobody decided on can be taken back, and that too. */
static void
test_candidate_taken_back (Fixture *self,
                           gconstpointer data)
{
  MdgUuid issue = raise_area (self, "AC", "C1a", "見守り体制");
  g_autoptr (MdgChange) removal = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;

  removal = mdg_ladder_remove_issue (self->workspace, &issue, &error);
  g_assert_no_error (error);
  mdg_workspace_save (self->workspace, removal, &error);
  g_assert_no_error (error);
  issues = mdg_workspace_list (self->workspace, MDG_KIND_RAISED_ISSUE, NULL);
  sources = mdg_workspace_list (self->workspace, MDG_KIND_ISSUE_SOURCE, NULL);
  g_assert_cmpuint (issues->len + sources->len, ==, 0);
  g_assert_true (mdg_workspace_undo (self->workspace, mdg_change_get_uuid (removal), NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_standing (self, &issue), ==, "candidate");
}

static gboolean
has_step (GPtrArray *steps,
          MdgKind kind,
          const MdgUuid *uuid)
{
  for (guint i = 0; i < steps->len; i++)
    {
      MdgLadderStep *step = steps->pdata[i];

      if (step->kind == kind && mdg_uuid_equal (&step->uuid, uuid))
        return TRUE;
    }

  return FALSE;
}

/* From the measure to its cases and back. */
static void
test_both_questions (Fixture *self,
                     gconstpointer data)
{
  MdgUuid area = raise_area (self, "EJ", "C2f M2b", "精神科訪問の不足");
  MdgUuid city = raise_city (self, area, NULL);
  MdgUuid measure = add_measure (self, city, "res", "fact", "精神科訪問の実態調査");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) down = mdg_ladder_trace_down (self->workspace, MDG_KIND_MEASURE, &measure, &error);
  g_autoptr (GPtrArray) up = mdg_ladder_trace_up (self->workspace, MDG_KIND_CASE, self->cases->pdata['E' - 'A'], &error);
  g_autoptr (GPtrArray) other = mdg_ladder_trace_up (self->workspace, MDG_KIND_CASE, self->cases->pdata[0], &error);

  g_assert_no_error (error);
  g_assert_true (has_step (down, MDG_KIND_RAISED_ISSUE, &city));
  g_assert_true (has_step (down, MDG_KIND_RAISED_ISSUE, &area));
  g_assert_true (has_step (down, MDG_KIND_CASE, self->cases->pdata['E' - 'A']));
  g_assert_true (has_step (down, MDG_KIND_CASE, self->cases->pdata['J' - 'A']));
  g_assert_false (has_step (down, MDG_KIND_CASE, self->cases->pdata[0]));
  g_assert_true (has_step (up, MDG_KIND_RAISED_ISSUE, &area));
  g_assert_true (has_step (up, MDG_KIND_RAISED_ISSUE, &city));
  g_assert_true (has_step (up, MDG_KIND_MEASURE, &measure));
  g_assert_cmpuint (other->len, ==, 1);
}

static void
test_area_sheet (Fixture *self,
                 gconstpointer data)
{
  MdgUuid area = raise_area (self, "ACGM", "C1a C1b", "見守り体制");
  MdgUuid city = raise_city (self, area, "見守りの担い手");
  MdgAreaSheetRequest request = { .order = MDG_AREA_SHEET_BY_CASE, .fiscal_year = 2026 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  MdgAreaSheetRow *first;
  MdgAreaSheetRow *second;

  raise_area (self, "L", "M3d", "代理受診");
  add_measure (self, city, "daily", "edu", "見守りの講座");
  add_measure (self, city, "daily", "act", "協定を広げる");
  rows = mdg_area_sheet_load (self->workspace, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  first = rows->pdata[0];
  second = rows->pdata[1];
  g_assert_cmpstr (first->cells[MDG_AREA_SHEET_LETTERS], ==, "A・C・G・M");
  g_assert_cmpstr (first->cells[MDG_AREA_SHEET_AREA], ==, "見守り体制");
  g_assert_cmpstr (first->cells[MDG_AREA_SHEET_CITY], ==, "見守りの担い手");
  g_assert_cmpstr (first->cells[MDG_AREA_SHEET_RESPONSE], ==, "普及啓発");
  g_assert_null (second->cells[MDG_AREA_SHEET_CITY]);
  g_assert_cmpstr (second->cells[MDG_AREA_SHEET_MEASURE], ==, "協定を広げる");
  g_assert_cmpstr (((MdgAreaSheetRow *) rows->pdata[2])->cells[MDG_AREA_SHEET_AREA], ==, "代理受診");
}

/* The two rows the source shows (看取り, 災害). */
static void
test_theme_sheet (Fixture *self,
                  gconstpointer data)
{
  const MdgUuid none = { { 0 } };
  MdgUuid area = raise_area (self, "I", "C2e", "夜間の看取り体制");
  g_autoptr (MdgThemeSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  MdgThemeSheetRow *row;
  MdgThemeSheetEntry *entry;

  add_measure (self, none, "dis", "act", "災害発生時の介護保険施設と医療機関の連携");
  add_measure (self, area, "eol", "edu", "ACPの普及");
  add_measure (self, none, "eol", "link", "緊急搬送に関する関係機関連携の推進");
  sheet = mdg_theme_sheet_load (self->workspace, 2026, &none, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->responses->len, ==, 4);
  g_assert_cmpuint (sheet->rows->len, ==, 2);
  row = sheet->rows->pdata[0];
  g_assert_cmpstr (row->label, ==, "看取り");
  g_assert_cmpuint (row->cells[0]->len, ==, 0);
  entry = row->cells[1]->pdata[0];
  g_assert_cmpstr (entry->text, ==, "ACPの普及");
  g_assert_cmpstr (entry->letters, ==, "I");
  g_assert_false (entry->is_adopted);
  g_assert_cmpuint (row->cells[2]->len, ==, 1);
}

/* Somebody sits down at the desk. */
static void
sit_down (Fixture *self,
          const char *name)
{
  g_autoptr (MdgRecord) staff = mdg_record_new (MDG_KIND_STAFF);
  g_autoptr (MdgChange) change = mdg_change_new ("Test");

  mdg_record_set_text (staff, MDG_STAFF_NAME, name);
  mdg_change_add (change, staff);
  save (self, g_steal_pointer (&change));
  mdg_workspace_set_staff (self->workspace, MDG_STAFF (staff));
}

static MdgReport *
new_area_sheet (Fixture *self,
                MdgAreaSheetOrder order,
                MdgVersion version)
{
  MdgAreaSheetRequest request = { .order = order, .fiscal_year = 2026, .version = version };
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_area_sheet_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error);

  g_assert_no_error (error);

  return report;
}

/* The text of the cell, in the only table of the sheet. */
static const char *
get_cell (MdgReport *report,
          guint row,
          guint column)
{
  return mdg_table_get_text (mdg_report_get_tables (report)->pdata[0], row, column);
}

/* The row whose issue of the area reads so; letters are drawn, and rows stand in their order. */
static guint
find_row (MdgReport *report,
          const char *title)
{
  MdgTable *table = mdg_report_get_tables (report)->pdata[0];

  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    if (g_str_equal (mdg_table_get_text (table, row, MDG_AREA_SHEET_AREA), title))
      return row;

  g_error ("No row reads “%s”", title);
}

static guint
count_rows (MdgReport *report)
{
  return mdg_table_get_n_rows (mdg_report_get_tables (report)->pdata[0]);
}

static void
write_report (Fixture *self,
              MdgReport *report,
              guint n_releases)
{
  g_autofree char *path = g_build_filename (self->folder, "sheet.pdf", NULL);
  g_autoptr (GPtrArray) releases = NULL;
  g_autoptr (GError) error = NULL;

  mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);
  g_unlink (path);
  releases = mdg_workspace_list (self->workspace, MDG_KIND_RELEASE, NULL);
  g_assert_cmpuint (releases->len, ==, n_releases);
}

/* The committee's letters are others, kept for the next time; what would tell who is meant is left out until two have signed. */
static void
test_area_sheet_for_committee (Fixture *self,
                               gconstpointer data)
{
  MdgUuid telling = raise_area (self, "L", "M3d", "87歳の方の代理受診");
  g_autoptr (MdgReport) before = NULL;
  g_autoptr (MdgReport) after = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  MdgUuid rewrite;

  raise_area (self, "ABCDEFGHIJKLMNO", "C1a", "見守り体制");
  before = new_area_sheet (self, MDG_AREA_SHEET_BY_CASE, MDG_VERSION_COMMITTEE);
  g_assert_cmpuint (count_rows (before), ==, 2);
  g_assert_cmpuint (find_row (before, "―"), !=, find_row (before, "見守り体制"));
  g_assert_nonnull (strstr (mdg_report_get_left_out (before), "1 text "));
  letters = mdg_workspace_list (self->workspace, MDG_KIND_CASE_LETTER, NULL);
  g_assert_cmpuint (letters->len, ==, 15);

  sit_down (self, "見本 一");
  rewrite = save (self, mdg_rewrites_new_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_RAISED_ISSUE, &telling, "title", "87歳の方の代理受診", "代理受診", NULL));
  sit_down (self, "見本 二");
  save (self, mdg_rewrites_new_check (self->workspace, &rewrite, NULL));
  after = new_area_sheet (self, MDG_AREA_SHEET_BY_CASE, MDG_VERSION_COMMITTEE);
  g_assert_cmpstr (get_cell (after, find_row (after, "代理受診"), MDG_AREA_SHEET_LETTERS), ==, get_cell (before, find_row (before, "―"), MDG_AREA_SHEET_LETTERS));
  g_assert_null (mdg_report_get_left_out (after));
  write_report (self, after, 1);
}

/* An area is named where three cases stand behind the issue; none can be asked for alone. */
static void
test_area_sheet_by_area_for_committee (Fixture *self,
                                       gconstpointer data)
{
  g_autoptr (MdgRecord) area = mdg_record_new (MDG_KIND_AREA);
  MdgUuid issues[] = { raise_area (self, "AC", "C1a", "二つの事例"), raise_area (self, "ACG", "C1a", "三つの事例") };
  MdgAreaSheetRequest request = { .area = *mdg_record_get_uuid (area), .version = MDG_VERSION_COMMITTEE };
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;

  mdg_record_set_text (area, MDG_AREA_CODE, "9");
  mdg_record_set_text (area, MDG_AREA_NAME, "見本圏域");
  mdg_change_add (change, area);
  for (gsize i = 0; i < G_N_ELEMENTS (issues); i++)
    {
      g_autoptr (MdgRecord) issue = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, &issues[i], NULL);

      mdg_record_set_reference (issue, MDG_RAISED_ISSUE_AREA, mdg_record_get_uuid (area));
      mdg_change_add (change, issue);
    }
  save (self, g_steal_pointer (&change));

  report = new_area_sheet (self, MDG_AREA_SHEET_BY_AREA, MDG_VERSION_COMMITTEE);
  for (guint row = 0; row < 2; row++)
    g_assert_cmpstr (get_cell (report, row, MDG_AREA_SHEET_LETTERS), ==, g_str_equal (get_cell (report, row, MDG_AREA_SHEET_AREA), "三つの事例") ? "見本圏域" : "―");
  g_assert_null (mdg_report_area_sheet_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

/* The public reads what a board adopted when five cases stand behind it, without a letter. */
static void
test_area_sheet_for_public (Fixture *self,
                            gconstpointer data)
{
  MdgUuid shown = raise_area (self, "ABCDE", "C1a", "五つの事例");
  MdgUuid few = raise_area (self, "ABCD", "C1a", "四つの事例");
  MdgLadderDecision decision = { .verdict = "adopted", .board = "city", .decided_on = "2026-05-10", .minutes = "採択" };
  g_autoptr (MdgReport) report = NULL;

  raise_area (self, "FGHIJ", "C1a", "候補のまま");
  decision.raised_issue = &shown;
  save (self, mdg_ladder_decide (self->workspace, &decision, NULL));
  decision.raised_issue = &few;
  save (self, mdg_ladder_decide (self->workspace, &decision, NULL));
  add_measure (self, shown, "daily", "edu", "案のまま");
  report = new_area_sheet (self, MDG_AREA_SHEET_BY_CASE, MDG_VERSION_PUBLIC);
  g_assert_cmpuint (count_rows (report), ==, 1);
  g_assert_cmpstr (get_cell (report, 0, 0), ==, "五つの事例");
  g_assert_cmpuint (mdg_table_get_n_columns (mdg_report_get_tables (report)->pdata[0]), ==, MDG_AREA_SHEET_N_COLUMNS - 1);
  g_assert_cmpstr (get_cell (report, 0, MDG_AREA_SHEET_MEASURE - 1), ==, "");
  write_report (self, report, 1);
}

static void
test_theme_sheet_versions (Fixture *self,
                           gconstpointer data)
{
  const MdgUuid none = { { 0 } };
  MdgUuid area = raise_area (self, "I", "C2e", "夜間の看取り体制");
  MdgUuid measure = add_measure (self, area, "eol", "edu", "ACPの普及");
  MdgLadderDecision decision = { .measure = &measure, .verdict = "adopted", .board = "city", .decided_on = "2026-05-10", .minutes = "採択" };
  g_autoptr (MdgReport) committee = NULL;
  g_autoptr (MdgReport) public_report = NULL;

  add_measure (self, area, "eol", "link", "5月2日の件を病院と話す");
  save (self, mdg_ladder_edit_measure (self->workspace, &measure, MDG_MEASURE_STATUS, "提案", NULL));
  save (self, mdg_ladder_decide (self->workspace, &decision, NULL));
  committee = mdg_report_theme_sheet_new (self->workspace, 2026, &none, MDG_VERSION_COMMITTEE, MDG_PAPER_A3_LANDSCAPE, NULL);
  g_assert_true (g_str_has_prefix (get_cell (committee, 0, 2), "●ACPの普及（採択）〔"));
  g_assert_true (g_str_has_prefix (get_cell (committee, 0, 3), "○―（"));
  g_assert_nonnull (strstr (mdg_report_get_left_out (committee), "1 text "));
  write_report (self, committee, 1);

  public_report = mdg_report_theme_sheet_new (self->workspace, 2026, &none, MDG_VERSION_PUBLIC, MDG_PAPER_A3_LANDSCAPE, NULL);
  g_assert_cmpstr (get_cell (public_report, 0, 2), ==, "●ACPの普及（採択）");
  g_assert_cmpstr (get_cell (public_report, 0, 3), ==, "");
  g_assert_null (mdg_report_get_left_out (public_report));
  write_report (self, public_report, 2);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/ladder/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("needs-sources", test_needs_sources);
  ADD ("only-a-board-adopts", test_only_a_board_adopts);
  ADD ("meeting-stands-for-board", test_meeting_stands_for_board);
  ADD ("raised-to-the-city", test_raised_to_the_city);
  ADD ("measure-walks", test_measure_walks);
  ADD ("candidate-taken-back", test_candidate_taken_back);
  ADD ("both-questions", test_both_questions);
  ADD ("area-sheet", test_area_sheet);
  ADD ("theme-sheet", test_theme_sheet);
  ADD ("area-sheet-for-committee", test_area_sheet_for_committee);
  ADD ("area-sheet-by-area-for-committee", test_area_sheet_by_area_for_committee);
  ADD ("area-sheet-for-public", test_area_sheet_for_public);
  ADD ("theme-sheet-versions", test_theme_sheet_versions);

  return g_test_run ();
}
