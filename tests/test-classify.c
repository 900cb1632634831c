#include "mdg-classify.h"

#include <glib/gstdio.h>

#include "mdg-case-issue.h"
#include "mdg-case-issues.h"
#include "mdg-case.h"
#include "mdg-consultation.h"
#include "mdg-finding.h"
#include "mdg-issue-columns.h"
#include "mdg-issue-sample.h"
#include "mdg-issue-sheet.h"
#include "mdg-waiting-count.h"

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgUuid set;
  MdgClassifySheet *sheet;
} Fixture;

static void
load (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->sheet, mdg_classify_sheet_free);
  self->sheet = mdg_classify_sheet_load (self->workspace, &self->set, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("mdg-classify-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_issue_sample_open (self->path);
  mdg_issue_sample_get_set (self->workspace, &self->set);
  load (self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  g_clear_pointer (&self->sheet, mdg_classify_sheet_free);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static const MdgUuid *
get_case (Fixture *self,
          guint row)
{
  return &mdg_classify_sheet_get_case (self->sheet, row)->uuid;
}

/* Takes change. */
static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (MdgChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static guint
find_column (Fixture *self,
             const char *issue)
{
  return mdg_classify_columns_find (mdg_classify_sheet_get_columns (self->sheet), issue, NULL);
}

/* Counted by hand from the list of cases A to O. */
static void
test_totals_of_a_to_o (Fixture *self,
                       gconstpointer data)
{
  static const char *const codes[] = { "C1", "C2", "C3", "F1", "F2", "P1", "P2", "M1", "M2", "M3", "M4" };
  static const guint cases[] = { 5, 6, 2, 8, 4, 4, 7, 3, 3, 8, 4 };
  static const guint ticks[] = { 5, 8, 3, 9, 4, 5, 9, 3, 3, 9, 5 };
  static const guint groups[] = { 10, 9, 10, 14 };
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);

  g_assert_cmpuint (mdg_classify_columns_get_n_columns (columns), ==, 11);
  g_assert_cmpuint (mdg_classify_columns_get_n_groups (columns), ==, 4);
  for (guint i = 0; i < 11; i++)
    {
      g_assert_cmpstr (mdg_classify_columns_get_column (columns, i)->code, ==, codes[i]);
      g_assert_cmpuint (mdg_classify_sheet_count_cases (self->sheet, i), ==, cases[i]);
      g_assert_cmpuint (mdg_classify_sheet_count_ticks (self->sheet, i), ==, ticks[i]);
    }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (mdg_classify_sheet_count_group_cases (self->sheet, i), ==, groups[i]);
  g_assert_cmpuint (mdg_classify_sheet_count_issue (self->sheet, "F1b"), ==, 3);
}

static void
test_screen_and_paper_agree (Fixture *self,
                             gconstpointer data)
{
  MdgIssueSheetRequest request = { .set = self->set };
  g_autoptr (MdgMatrix) matrix = NULL;

  for (guint year = 0; year < 3; year++)
    {
      g_autofree char *from = year > 0 ? g_strdup_printf ("%u-04-01", 2024 + year) : NULL;
      g_autofree char *to = year > 0 ? g_strdup_printf ("%u-03-31", 2025 + year) : NULL;

      request.from = from;
      request.to = to;
      g_clear_object (&matrix);
      matrix = mdg_issue_sheet_load (self->workspace, &request, NULL);
      g_assert_true (mdg_classify_sheet_set_filter (self->sheet, NULL, from, to, NULL));
      g_assert_cmpuint (mdg_matrix_get_n_rows (matrix), ==, mdg_classify_sheet_get_n_rows (self->sheet));
      for (guint i = 0; i < mdg_matrix_get_n_columns (matrix); i++)
        {
          g_assert_cmpuint (mdg_matrix_count_cases (matrix, i), ==, mdg_classify_sheet_count_cases (self->sheet, i));
          g_assert_cmpuint (mdg_matrix_count_ticks (matrix, i), ==, mdg_classify_sheet_count_ticks (self->sheet, i));
        }
    }
}

static void
test_rows_say_who (Fixture *self,
                   gconstpointer data)
{
  g_autofree char *first = mdg_classify_sheet_dup_letter (self->sheet, 0);
  g_autofree char *last = mdg_classify_sheet_dup_letter (self->sheet, 14);
  GPtrArray *ticks = mdg_classify_sheet_get_ticks (self->sheet, 0, find_column (self, "P1"));

  g_assert_cmpstr (first, ==, "A");
  g_assert_cmpstr (last, ==, "O★");
  g_assert_cmpstr (mdg_classify_sheet_get_person (self->sheet, 0), ==, "80代女");
  g_assert_cmpstr (mdg_classify_sheet_get_situation (self->sheet, 0), ==, "独居・認定なし");
  g_assert_cmpuint (ticks->len, ==, 2);
  g_assert_cmpstr (mdg_classify_sheet_get_short (self->sheet, ticks->pdata[0]), ==, "受診拒否");
  g_assert_cmpstr (mdg_classify_sheet_get_short (self->sheet, ticks->pdata[1]), ==, "未申請");
}

static void
test_drill_leaves_the_counted (Fixture *self,
                               gconstpointer data)
{
  guint column = find_column (self, "M2");

  mdg_classify_sheet_set_drill (self->sheet, column, G_MAXUINT);
  g_assert_cmpuint (mdg_classify_sheet_get_n_rows (self->sheet), ==, mdg_classify_sheet_count_cases (self->sheet, column));
  g_assert_cmpuint (mdg_classify_sheet_get_n_cases (self->sheet), ==, 15);
  mdg_classify_sheet_set_drill (self->sheet, G_MAXUINT, 1);
  g_assert_cmpuint (mdg_classify_sheet_get_n_rows (self->sheet), ==, 9);
  mdg_classify_sheet_set_drill (self->sheet, G_MAXUINT, G_MAXUINT);
  g_assert_cmpuint (mdg_classify_sheet_get_n_rows (self->sheet), ==, 15);
}

static void
test_tick_follows_and_goes_back (Fixture *self,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgChange) change = mdg_classify_new_toggle (self->workspace, get_case (self, 1), "P1b", &error);
  guint column = find_column (self, "P1");

  g_assert_no_error (error);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mdg_classify_sheet_apply (self->sheet, change), ==, MDG_SHEET_UPDATED);
  g_assert_nonnull (mdg_classify_sheet_find_tick (self->sheet, 1, "P1b"));
  g_assert_cmpuint (mdg_classify_sheet_count_cases (self->sheet, column), ==, 5);

  mdg_workspace_undo (self->workspace, mdg_change_get_uuid (change), NULL, NULL, &error);
  g_assert_no_error (error);
  load (self);
  g_assert_null (mdg_classify_sheet_find_tick (self->sheet, 1, "P1b"));

  /* Ticking what is ticked changes nothing; toggling takes it away. */
  g_assert_null (mdg_classify_new_tick (self->workspace, get_case (self, 0), "P1b", &error));
  g_assert_no_error (error);
  save (self, mdg_classify_new_toggle (self->workspace, get_case (self, 0), "P1b", NULL));
  load (self);
  g_assert_null (mdg_classify_sheet_find_tick (self->sheet, 0, "P1b"));
  g_assert_cmpuint (mdg_classify_sheet_count_cases (self->sheet, column), ==, 4);
}

static void
test_weight_and_words (Fixture *self,
                       gconstpointer data)
{
  const MdgMatrixTick *tick;

  save (self, mdg_classify_new_tick (self->workspace, get_case (self, 0), "P2z", NULL));
  load (self);
  tick = mdg_classify_sheet_find_tick (self->sheet, 0, "P2z");
  g_assert_cmpstr (mdg_classify_sheet_get_short (self->sheet, tick), ==, "その他");
  save (self, mdg_classify_new_text (self->workspace, &tick->uuid, "車上生活", NULL));
  save (self, mdg_classify_new_weight (self->workspace, &tick->uuid, 4, NULL));
  load (self);
  tick = mdg_classify_sheet_find_tick (self->sheet, 0, "P2z");
  g_assert_cmpstr (mdg_classify_sheet_get_short (self->sheet, tick), ==, "車上生活");
  g_assert_cmpint (tick->weight, ==, 4);
}

static gint64
count_waiting (Fixture *self)
{
  return mdg_classify_query_count_waiting (mdg_workspace_get_store (self->workspace), NULL);
}

static void
on_counted (MdgWaitingCount *count,
            guint n,
            gpointer user_data)
{
  *(guint *) user_data = n;
}

static guint
wait_for_count (guint *n)
{
  *n = G_MAXUINT;
  while (*n == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);

  return *n;
}

/* Once at the beginning, and again after a change that matters. */
static void
test_counts_beside_the_work (Fixture *self,
                             gconstpointer data)
{
  g_autoptr (MdgWaitingCount) count = mdg_waiting_count_new (self->workspace);
  g_autoptr (MdgRecord) flagged = mdg_record_new (MDG_KIND_CASE);
  MdgChange *change = mdg_change_new ("Cases");
  guint n;

  g_signal_connect (count, "counted", G_CALLBACK (on_counted), &n);
  g_assert_cmpuint (wait_for_count (&n), ==, 0);
  mdg_record_set_flag (flagged, MDG_CASE_IS_HARD, TRUE);
  mdg_change_add (change, flagged);
  save (self, change);
  g_assert_cmpuint (wait_for_count (&n), ==, 1);
}

static void
test_queue_has_what_waits (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (MdgRecord) plain = mdg_record_new (MDG_KIND_CASE);
  g_autoptr (MdgRecord) flagged = mdg_record_new (MDG_KIND_CASE);
  g_autoptr (MdgChange) change = mdg_change_new ("Cases");
  g_autoptr (MdgClassifySheet) queue = NULL;
  GPtrArray *all;

  g_assert_cmpint (count_waiting (self), ==, 0);
  mdg_record_set_flag (flagged, MDG_CASE_IS_HARD, TRUE);
  mdg_change_add (change, plain);
  mdg_change_add (change, flagged);
  save (self, g_object_ref (change));
  g_assert_cmpint (count_waiting (self), ==, 1);

  /* A case of a set that loses its last issue waits again. */
  all = g_ptr_array_new ();
  for (guint i = 0; i < 11; i++)
    {
      GPtrArray *ticks = mdg_classify_sheet_get_ticks (self->sheet, 10, i);

      for (guint j = 0; ticks != NULL && j < ticks->len; j++)
        g_ptr_array_add (all, ticks->pdata[j]);
    }
  save (self, mdg_classify_new_clear (self->workspace, all, NULL));
  g_ptr_array_unref (all);
  g_assert_cmpint (count_waiting (self), ==, 2);
  queue = mdg_classify_sheet_load (self->workspace, NULL, NULL);
  g_assert_cmpuint (mdg_classify_sheet_get_n_rows (queue), ==, 2);

  save (self, mdg_classify_new_unneeded (self->workspace, get_case (self, 10), "会議に出さない", NULL));
  g_assert_cmpint (count_waiting (self), ==, 1);
  save (self, mdg_classify_new_tick (self->workspace, mdg_record_get_uuid (flagged), "C1a", NULL));
  g_assert_cmpint (count_waiting (self), ==, 0);
}

static void
test_heads_are_the_centres (Fixture *self,
                            gconstpointer data)
{
  g_autofree char *own = NULL;

  save (self, mdg_classify_new_heads (self->workspace, "figure12", NULL));
  load (self);
  g_assert_cmpstr (mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), 5)->head, ==, "認知症");
  g_assert_cmpstr (mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), 8)->head, ==, "介護");

  save (self, mdg_classify_new_heads (self->workspace, MDG_HEADS_OWN, "ひとりぐらし\n\nごみ"));
  load (self);
  g_assert_cmpstr (mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), 0)->head, ==, "ひとりぐらし");
  g_assert_cmpstr (mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), 1)->head, ==, "地域のつながり・理解／資源の不足");
  g_assert_cmpstr (mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), 2)->head, ==, "ごみ");
  g_assert_cmpstr (mdg_classify_columns_get_group (mdg_classify_sheet_get_columns (self->sheet), 0)->label, ==, "地域課題");

  /* A group keeps its columns, and one that is left empty the words of the vocabulary. */
  save (self, mdg_classify_new_heads (self->workspace, MDG_HEADS_OWN, "ひとりぐらし\n\tまちの課題\n\t\n\tご本人"));
  own = mdg_issue_group_dup_head (self->workspace, MDG_ISSUE_AREA, 0);
  g_assert_cmpstr (own, ==, "まちの課題");
  load (self);
  g_assert_cmpstr (mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), 0)->head, ==, "ひとりぐらし");
  g_assert_cmpstr (mdg_classify_columns_get_group (mdg_classify_sheet_get_columns (self->sheet), 0)->label, ==, "まちの課題");
  g_assert_cmpstr (mdg_classify_columns_get_group (mdg_classify_sheet_get_columns (self->sheet), 1)->label, ==, "家族課題");
  g_assert_cmpstr (mdg_classify_columns_get_group (mdg_classify_sheet_get_columns (self->sheet), 2)->label, ==, "ご本人");
  g_assert_cmpuint (mdg_classify_columns_get_n_groups (mdg_classify_sheet_get_columns (self->sheet)), ==, 4);
}

static void
test_guess_is_what_is_marked_or_usual (Fixture *self,
                                       gconstpointer data)
{
  g_autoptr (MdgRecord) finding = mdg_record_new (MDG_KIND_FINDING);
  g_autoptr (MdgChange) change = mdg_change_new ("Sentence marked");

  /* F1b stands three times, F1c twice, all others of the column once. */
  g_assert_cmpstr (mdg_classify_guess (self->workspace, self->sheet, 0, find_column (self, "F1")), ==, "F1b");

  mdg_record_set_reference (finding, MDG_FINDING_CASE, get_case (self, 0));
  mdg_record_set_text (finding, MDG_FINDING_FIELD, "summary");
  mdg_record_set_text (finding, MDG_FINDING_QUOTE, "年金を子に渡している");
  mdg_record_set_text (finding, MDG_FINDING_ISSUE, "F1f");
  mdg_change_add (change, finding);
  save (self, g_object_ref (change));
  g_assert_cmpstr (mdg_classify_guess (self->workspace, self->sheet, 0, find_column (self, "F1")), ==, "F1f");
}

static void
test_evidence_is_the_sentence (Fixture *self,
                               gconstpointer data)
{
  g_autoptr (MdgRecord) consultation = mdg_record_new (MDG_KIND_CONSULTATION);
  g_autoptr (MdgRecord) finding = mdg_record_new (MDG_KIND_FINDING);
  g_autoptr (MdgChange) change = mdg_change_new ("Sentence marked");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;
  const MdgEvidence *evidence;

  mdg_record_set_text (consultation, MDG_CONSULTATION_RECEIVED_AT, "2026-05-12T14:05");
  mdg_record_set_text (consultation, MDG_CONSULTATION_CHANNEL, "tel");
  mdg_record_set_text (consultation, MDG_CONSULTATION_TEXT, "包括より電話。受診を拒否している。長男は県外。");
  mdg_record_set_reference (consultation, MDG_CONSULTATION_CASE, get_case (self, 0));
  mdg_change_add (change, consultation);
  mdg_record_set_reference (finding, MDG_FINDING_CASE, get_case (self, 0));
  mdg_record_set_reference (finding, MDG_FINDING_CONSULTATION, mdg_record_get_uuid (consultation));
  mdg_record_set_text (finding, MDG_FINDING_FIELD, "text");
  mdg_record_set_text (finding, MDG_FINDING_QUOTE, "受診を拒否");
  mdg_record_set_integer (finding, MDG_FINDING_OFFSET, 7);
  mdg_record_set_integer (finding, MDG_FINDING_LENGTH, 5);
  mdg_record_set_text (finding, MDG_FINDING_ISSUE, "P1b");
  mdg_change_add (change, finding);
  save (self, g_object_ref (change));

  list = mdg_classify_list_evidence (self->workspace, self->sheet, 0, find_column (self, "P1"), NULL);
  g_assert_cmpuint (list->len, ==, 1);
  evidence = list->pdata[0];
  g_assert_cmpstr (evidence->before, ==, "");
  g_assert_cmpstr (evidence->quote, ==, "受診を拒否");
  g_assert_cmpstr (evidence->after, ==, "している。");
  g_assert_false (evidence->is_lost);
  g_assert_true (g_str_has_prefix (evidence->when, "R8.5.12"));
  g_assert_true (mdg_uuid_equal (&evidence->consultation, mdg_record_get_uuid (consultation)));
  elsewhere = mdg_classify_list_evidence (self->workspace, self->sheet, 0, find_column (self, "C1"), NULL);
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

static void
test_own_columns_stand_in_their_group (void)
{
  g_autofree char *folder = g_dir_make_tmp ("mdg-classify-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.madoguchi", NULL);
  MdgWorkspace *workspace = mdg_issue_sample_open_large (path, 20, 14);
  g_autoptr (MdgClassifyColumns) columns = mdg_classify_columns_new (workspace, 2026);

  g_assert_cmpuint (mdg_classify_columns_get_n_columns (columns), ==, 14);
  g_assert_cmpuint (mdg_classify_columns_get_n_groups (columns), ==, 4);
  g_assert_cmpuint (mdg_classify_columns_get_group (columns, 0)->n_columns, ==, 6);
  g_assert_cmpstr (mdg_classify_columns_get_column (columns, 5)->code, ==, "U-1-2");
  g_assert_cmpuint (mdg_classify_columns_find (columns, "U-1-2a", NULL), ==, 5);
  g_assert_cmpstr (mdg_classify_columns_get_column (columns, 6)->code, ==, "F1");

  mdg_workspace_close (workspace);
  g_assert_finalize_object (workspace);
  g_unlink (path);
  g_rmdir (folder);
}

#define add(name, function) g_test_add ("/classify/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("totals-of-a-to-o", test_totals_of_a_to_o);
  add ("screen-and-paper-agree", test_screen_and_paper_agree);
  add ("rows-say-who", test_rows_say_who);
  add ("drill-leaves-the-counted", test_drill_leaves_the_counted);
  add ("tick-follows-and-goes-back", test_tick_follows_and_goes_back);
  add ("weight-and-words", test_weight_and_words);
  add ("queue-has-what-waits", test_queue_has_what_waits);
  add ("counts-beside-the-work", test_counts_beside_the_work);
  add ("heads-are-the-centres", test_heads_are_the_centres);
  add ("guess-is-what-is-marked-or-usual", test_guess_is_what_is_marked_or_usual);
  add ("evidence-is-the-sentence", test_evidence_is_the_sentence);
  g_test_add_func ("/classify/own-columns-stand-in-their-group", test_own_columns_stand_in_their_group);

  return g_test_run ();
}
