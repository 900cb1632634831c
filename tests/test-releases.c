#include "mdg-releases.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mdg-audit.h"
#include "mdg-case-issue.h"
#include "mdg-case-letter.h"
#include "mdg-case-set-member.h"
#include "mdg-case-set.h"
#include "mdg-case.h"
#include "mdg-error.h"
#include "mdg-report-matrix.h"
#include "mdg-report-monthly-public.h"
#include "mdg-rewrites.h"
#include "mdg-sample.h"
#include "mdg-subject.h"

/* Sheets for others out of the sample: what stops them, what they say, what is kept of them. */

typedef struct
{
  char *folder;
  char *path;
  MdgWorkspace *workspace;
  MdgUuid set;
} Fixture;

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static MdgRecord *
load_first (Fixture *self,
            MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  g_assert_cmpuint (records->len, >, 0);

  return g_object_ref (records->pdata[0]);
}

/* As if the sheets had never left: what no voiding does. */
static void
forget (Fixture *self)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list_ever (self->workspace, NULL);
  g_autoptr (MdgChange) change = mdg_change_new ("Forgotten");

  for (guint i = 0; i < releases->len; i++)
    {
      mdg_record_set_text (releases->pdata[i], MDG_RELEASE_CELLS, NULL);
      mdg_record_set_text (releases->pdata[i], MDG_RELEASE_SPEC, NULL);
      mdg_change_add (change, releases->pdata[i]);
    }
  save (self, change);
}

static void
void_all (Fixture *self)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list (self->workspace, NULL);
  g_autoptr (MdgChange) change = mdg_change_new ("Voided");

  for (guint i = 0; i < releases->len; i++)
    mdg_change_add_void (change, releases->pdata[i], "test");
  save (self, change);
}

static void
choose_staff (Fixture *self,
              guint index)
{
  g_autoptr (GPtrArray) staff = mdg_workspace_list (self->workspace, MDG_KIND_STAFF, NULL);

  g_assert_cmpuint (staff->len, >, index);
  mdg_workspace_set_staff (self->workspace, staff->pdata[index]);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgRecord) set = NULL;
  MdgSampleOptions options;
  MdgDate today = { 2026, 3, 31 };

  self->folder = g_dir_make_tmp ("mdg-releases-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "test.madoguchi", NULL);
  mdg_sample_options_init (&options);
  mdg_sample_create (self->path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  self->workspace = mdg_workspace_open (self->path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);
  set = load_first (self, MDG_KIND_CASE_SET);
  self->set = *mdg_record_get_uuid (set);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static MdgReport *
new_matrix (Fixture *self,
            MdgVersion version)
{
  MdgIssueSheetRequest request = { .set = self->set, .version = version };
  g_autoptr (GError) error = NULL;
  MdgReport *report = mdg_report_matrix_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error);

  g_assert_no_error (error);

  return report;
}

/* Writes the sheet; FALSE when it was refused, and then nothing is there. */
static gboolean
write_matrix (Fixture *self,
              MdgVersion version,
              const char *suffix,
              GError **error)
{
  g_autoptr (MdgReport) report = new_matrix (self, version);
  g_autofree char *path = g_strconcat (self->folder, "/sheet.", suffix, NULL);
  gboolean written = mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, error);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == written);
  g_unlink (path);

  return written;
}

static guint
count (Fixture *self,
       MdgKind kind)
{
  g_autoptr (GPtrArray) records = mdg_workspace_list (self->workspace, kind, NULL);

  return records->len;
}

/* Puts a text where the head of the sheet prints it. */
static void
plant (Fixture *self,
       const char *text)
{
  g_autoptr (MdgRecord) set = mdg_workspace_load (self->workspace, MDG_KIND_CASE_SET, &self->set, NULL);
  g_autoptr (MdgChange) change = mdg_change_new ("Planted");

  mdg_record_set_text (set, MDG_CASE_SET_SELECTION, text);
  mdg_change_add (change, set);
  save (self, change);
}

static MdgRecord *
find_person (Fixture *self)
{
  g_autoptr (GPtrArray) people = mdg_workspace_list (self->workspace, MDG_KIND_SUBJECT, NULL);

  for (guint i = 0; i < people->len; i++)
    if (!mdg_record_is_empty (people->pdata[i], MDG_SUBJECT_NAME) && !mdg_record_is_empty (people->pdata[i], MDG_SUBJECT_KANA) && !mdg_record_is_empty (people->pdata[i], MDG_SUBJECT_ADDRESS) && !mdg_record_is_empty (people->pdata[i], MDG_SUBJECT_PHONE))
      return g_object_ref (people->pdata[i]);

  g_assert_not_reached ();
}

/* Each kind of piece, in each kind of file: refused, nothing written, nothing noted as given out; the internal sheet may
   say it. */
static void
test_planted (Fixture *self,
              gconstpointer data)
{
  static const char *const suffixes[] = { "pdf", "xlsx", "csv", "json" };
  g_autoptr (MdgRecord) person = find_person (self);
  g_autoptr (MdgRecord) town = load_first (self, MDG_KIND_TOWN);
  g_autoptr (MdgRecord) staff = load_first (self, MDG_KIND_STAFF);
  const char *texts[] = {
    mdg_record_get_text (person, MDG_SUBJECT_NAME),
    mdg_record_get_text (person, MDG_SUBJECT_KANA),
    mdg_record_get_text (person, MDG_SUBJECT_ADDRESS),
    mdg_record_get_text (person, MDG_SUBJECT_PHONE),
    mdg_record_get_text (town, 0),
    mdg_record_get_text (staff, MDG_STAFF_NAME),
    "87歳の方",
    "5月12日の相談",
    "5万円の滞納",
  };

  g_assert_true (write_matrix (self, MDG_VERSION_COMMITTEE, "pdf", NULL));
  g_assert_cmpuint (count (self, MDG_KIND_RELEASE), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat ("提出事例（", texts[i], "）", NULL);

      plant (self, text);
      for (gsize j = 0; j < G_N_ELEMENTS (suffixes); j++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (write_matrix (self, MDG_VERSION_COMMITTEE, suffixes[j], &error));
          g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
          g_test_message ("%s: %s", text, error->message);
          g_assert_nonnull (strstr (error->message, "page 1, line "));
        }
      g_assert_true (write_matrix (self, MDG_VERSION_INTERNAL, "pdf", NULL));
    }
  g_assert_cmpuint (count (self, MDG_KIND_RELEASE), ==, 1);
}

/* A named person may, for a reason; both are kept. */
static void
test_override (Fixture *self,
               gconstpointer data)
{
  g_autoptr (MdgRecord) person = find_person (self);
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (MdgRecord) release = NULL;
  g_autofree char *path = g_strconcat (self->folder, "/sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;

  plant (self, mdg_record_get_text (person, MDG_SUBJECT_NAME));
  report = new_matrix (self, MDG_VERSION_COMMITTEE);
  mdg_report_set_override (report, "本人が望んだため");
  g_assert_false (mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);

  choose_staff (self, 0);
  mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);
  release = load_first (self, MDG_KIND_RELEASE);
  g_assert_cmpstr (mdg_record_get_text (release, MDG_RELEASE_OVERRIDE_REASON), ==, "本人が望んだため");
  g_assert_nonnull (mdg_record_get_reference (release, MDG_RELEASE_WRITER));
  g_assert_nonnull (mdg_record_get_text (release, MDG_RELEASE_NUMBER));
}

/* The letters are drawn once and kept, and are not those of the internal sheet. */
static void
test_letters (Fixture *self,
              gconstpointer data)
{
  g_autoptr (MdgReport) first = new_matrix (self, MDG_VERSION_COMMITTEE);
  g_autoptr (MdgReport) second = new_matrix (self, MDG_VERSION_COMMITTEE);
  g_autoptr (MdgReport) internal = new_matrix (self, MDG_VERSION_INTERNAL);
  MdgTable *tables[3] = { mdg_report_get_tables (first)->pdata[0], mdg_report_get_tables (second)->pdata[0], mdg_report_get_tables (internal)->pdata[0] };
  guint n_moved = 0;

  g_assert_cmpuint (count (self, MDG_KIND_CASE_LETTER), ==, 15);
  for (guint row = 0; row < 15; row++)
    {
      const char *letter = mdg_table_get_text (tables[0], row, 0);

      g_assert_cmpint (letter[0], ==, 'A' + (int) row);
      for (guint column = 0; column < mdg_table_get_n_columns (tables[0]); column++)
        g_assert_cmpstr (mdg_table_get_text (tables[0], row, column), ==, mdg_table_get_text (tables[1], row, column));
      n_moved += g_strcmp0 (mdg_table_get_text (tables[0], row, 1), mdg_table_get_text (tables[2], row, 1)) != 0 ? 1 : 0;
    }
  /* Fifteen in their old places is one draw in a million million. */
  g_assert_cmpuint (n_moved, >, 0);
}

/* No sentence, no area, no number, no age of ten years below 65; what is rare is widened. */
static void
test_committee_says_less (Fixture *self,
                          gconstpointer data)
{
  g_autoptr (MdgReport) report = new_matrix (self, MDG_VERSION_COMMITTEE);
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (mdg_report_get_document (report));
  g_autoptr (GPtrArray) areas = mdg_workspace_list (self->workspace, MDG_KIND_AREA, NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s\n", ((const MdgPlacedText *) texts->pdata[i])->text);
  g_assert_null (strstr (all->str, "「"));
  g_assert_null (strstr (all->str, "C-0"));
  g_assert_null (strstr (all->str, "50代"));
  g_assert_nonnull (strstr (all->str, "65歳未満"));
  g_assert_null (strstr (all->str, "難病"));
  g_assert_null (strstr (all->str, "虐待疑い"));
  g_assert_nonnull (strstr (all->str, "Committee only"));
  for (guint i = 0; i < areas->len; i++)
    g_assert_null (strstr (all->str, mdg_record_get_text (areas->pdata[i], 1)));
}

static void
test_committee_takes_no_area (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (MdgRecord) area = load_first (self, MDG_KIND_AREA);
  g_autoptr (GError) error = NULL;
  MdgIssueSheetRequest request = { .set = self->set, .area = *mdg_record_get_uuid (area), .version = MDG_VERSION_COMMITTEE };

  g_assert_null (mdg_report_matrix_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

/* Counts of the public are none or five at least. */
static void
test_public_matrix (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgReport) report = new_matrix (self, MDG_VERSION_PUBLIC);
  MdgTable *table = mdg_report_get_tables (report)->pdata[0];
  guint n_withheld = 0;

  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    {
      gint64 number = mdg_table_get_number (table, row, 1);

      n_withheld += number == MDG_TABLE_NO_NUMBER ? 1 : 0;
      g_assert_true (number == MDG_TABLE_NO_NUMBER || number == 0 || number >= 5);
    }
  g_assert_cmpuint (n_withheld, >, 0);
  g_assert_true (write_matrix (self, MDG_VERSION_PUBLIC, "xlsx", NULL));
}

/* A centre that lets out less: its own limit holds in the place of five, and the sheet says so. */
static void
test_own_limit (Fixture *self,
                gconstpointer data)
{
  const gint64 least = 12;
  g_autoptr (MdgRecord) centre = mdg_record_dup (MDG_RECORD (mdg_workspace_get_centre (self->workspace)));
  g_autoptr (MdgChange) change = mdg_change_new ("Limit set");
  g_autoptr (MdgReport) report = NULL;
  MdgTable *table;
  GPtrArray *notes;

  mdg_record_set_integer (centre, MDG_CENTRE_LEAST_PUBLIC, least);
  mdg_change_add (change, centre);
  save (self, change);
  report = new_matrix (self, MDG_VERSION_PUBLIC);
  table = mdg_report_get_tables (report)->pdata[0];
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    {
      gint64 number = mdg_table_get_number (table, row, 1);

      g_assert_true (number == MDG_TABLE_NO_NUMBER || number == 0 || number >= least);
    }
  notes = mdg_table_get_notes (table);
  g_assert_nonnull (strstr (notes->pdata[notes->len - 1], "12"));
}

static MdgTable *
put_out_period (Fixture *self,
                const char *to,
                MdgReport **report)
{
  MdgIssueSheetRequest request = { .from = (char *) "2025-04-01", .to = (char *) to, .version = MDG_VERSION_PUBLIC };
  g_autofree char *path = g_strconcat (self->folder, "/period.json", NULL);
  g_autoptr (GError) error = NULL;

  *report = mdg_report_matrix_new (self->workspace, &request, MDG_PAPER_A3_LANDSCAPE, &error);
  g_assert_no_error (error);
  mdg_report_write (*report, self->workspace, path, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);

  return mdg_report_get_tables (*report)->pdata[0];
}

static guint
count_small_differences (MdgTable *longer,
                         MdgTable *shorter)
{
  guint n = 0;

  for (guint row = 0; row < mdg_table_get_n_rows (longer); row++)
    {
      gint64 all = mdg_table_get_number (longer, row, 1);
      gint64 some = mdg_table_get_number (shorter, row, 1);

      n += all != MDG_TABLE_NO_NUMBER && some != MDG_TABLE_NO_NUMBER && all - some > 0 && all - some < 5 ? 1 : 0;
    }

  return n;
}

/* A sheet that is voided has left the desk all the same. */
static void
test_voided_period (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgReport) shorter = NULL;
  g_autoptr (MdgReport) longer = NULL;
  MdgTable *first = put_out_period (self, "2025-10-31", &shorter);

  void_all (self);
  g_assert_cmpuint (count (self, MDG_KIND_RELEASE), ==, 0);
  g_assert_cmpuint (count_small_differences (put_out_period (self, "2025-12-31", &longer), first), ==, 0);
}

/* The same table a month longer: the few who came in it are not the difference, unless the register forgets. */
static void
test_longer_period (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgReport) shorter = NULL;
  g_autoptr (MdgReport) longer = NULL;
  g_autoptr (MdgReport) forgetful = NULL;
  MdgTable *first = put_out_period (self, "2025-10-31", &shorter);

  g_assert_cmpuint (count_small_differences (put_out_period (self, "2025-12-31", &longer), first), ==, 0);
  forget (self);
  g_assert_cmpuint (count_small_differences (put_out_period (self, "2025-12-31", &forgetful), first), >, 0);
}

static MdgTable *
put_out_month (Fixture *self,
               int month,
               MdgReport **report)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/month-%d.csv", self->folder, month);

  *report = mdg_report_monthly_new_version (self->workspace, 2026, month, MDG_VERSION_PUBLIC, &error);
  g_assert_no_error (error);
  mdg_report_write (*report, self->workspace, path, MDG_OUTPUT_PLAIN, &error);
  g_assert_no_error (error);

  return mdg_report_get_tables (*report)->pdata[0];
}

static gboolean
is_small (gint64 number)
{
  return number > 0 && number < 5;
}

static gint64
find_number (MdgTable *table,
             const char *code,
             guint column)
{
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    if (g_strcmp0 (mdg_table_get_row_code (table, row), code) == 0)
      return mdg_table_get_number (table, row, column);

  return MDG_TABLE_NO_NUMBER;
}

/* This month's total to date less last month's is never a small number, nor is what a line lacks of its sum. */
static void
test_two_months (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgReport) february = NULL;
  g_autoptr (MdgReport) march = NULL;
  MdgTable *tables[2] = { put_out_month (self, 2, &february), put_out_month (self, 3, &march) };
  guint n_compared = 0;

  g_assert_cmpuint (count (self, MDG_KIND_RELEASE), ==, 2);
  for (guint row = 0; row < mdg_table_get_n_rows (tables[1]); row++)
    {
      const char *code = mdg_table_get_row_code (tables[1], row);
      gint64 month = mdg_table_get_number (tables[1], row, 2);
      gint64 to_date = mdg_table_get_number (tables[1], row, 3);
      gint64 before = find_number (tables[0], code, 3);

      g_assert_false (is_small (month));
      g_assert_false (is_small (to_date));
      if (to_date == MDG_TABLE_NO_NUMBER || before == MDG_TABLE_NO_NUMBER)
        continue;
      n_compared++;
      g_test_message ("%s: %" G_GINT64_FORMAT " – %" G_GINT64_FORMAT, code, to_date, before);
      g_assert_false (is_small (to_date - before));
    }
  g_assert_cmpuint (n_compared, >, 5);
}

/* The same sheet out of a register that has forgotten the first one gives the difference away: it is the memory that keeps it. */
static void
test_two_months_without_memory (Fixture *self,
                                gconstpointer data)
{
  g_autoptr (MdgReport) february = NULL;
  g_autoptr (MdgReport) march = NULL;
  MdgTable *first = put_out_month (self, 2, &february);
  MdgTable *second;
  guint n_leaks = 0;

  forget (self);
  second = put_out_month (self, 3, &march);
  for (guint row = 0; row < mdg_table_get_n_rows (second); row++)
    {
      gint64 to_date = mdg_table_get_number (second, row, 3);
      gint64 before = find_number (first, mdg_table_get_row_code (second, row), 3);

      if (to_date != MDG_TABLE_NO_NUMBER && before != MDG_TABLE_NO_NUMBER && is_small (to_date - before))
        n_leaks++;
    }
  g_test_message ("%u differences", n_leaks);
  g_assert_cmpuint (n_leaks, >, 0);
}

static void
test_copies (Fixture *self,
             gconstpointer data)
{
  static const char *const recipients[] = { "委員長", "委員A", NULL };
  g_autoptr (MdgChange) handed = NULL;
  g_autoptr (MdgChange) more = NULL;
  g_autoptr (MdgChange) back = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (MdgRecord) release = NULL;
  g_autoptr (GError) error = NULL;
  MdgCopyCount found;

  g_assert_true (write_matrix (self, MDG_VERSION_COMMITTEE, "pdf", NULL));
  release = load_first (self, MDG_KIND_RELEASE);
  g_assert_null (mdg_releases_new_copies (self->workspace, mdg_record_get_uuid (release), recipients + 2, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  handed = mdg_releases_new_copies (self->workspace, mdg_record_get_uuid (release), recipients, NULL, NULL);
  save (self, handed);
  more = mdg_releases_new_copies (self->workspace, mdg_record_get_uuid (release), recipients + 1, "2026-03-30", NULL);
  save (self, more);

  copies = mdg_releases_list_copies (self->workspace, mdg_record_get_uuid (release), NULL);
  g_assert_cmpuint (copies->len, ==, 3);
  g_assert_cmpint (mdg_record_get_integer (copies->pdata[2], MDG_RELEASE_COPY_NUMBER), ==, 3);
  back = mdg_releases_new_tick (self->workspace, mdg_record_get_uuid (copies->pdata[0]), "returned", NULL);
  save (self, back);
  g_assert_null (mdg_releases_new_tick (self->workspace, mdg_record_get_uuid (copies->pdata[0]), "returned", NULL));
  g_assert_true (mdg_releases_count_copies (self->workspace, mdg_record_get_uuid (release), &found, NULL));
  g_assert_cmpuint (found.n, ==, 3);
  g_assert_cmpuint (found.n_out, ==, 2);
  g_assert_cmpuint (found.n_missing, ==, 0);
}

static char *
find_cell (MdgReport *report,
           const char *part)
{
  MdgTable *table = mdg_report_get_tables (report)->pdata[0];

  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    for (guint column = 0; column < mdg_table_get_n_columns (table); column++)
      if (strstr (mdg_table_get_text (table, row, column), part) != NULL)
        return g_strdup (mdg_table_get_text (table, row, column));

  return NULL;
}

/* Words typed for a tick: in the sheet when two have signed what is to be read there, else left out and counted. */
static void
test_typed_words (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) members = mdg_workspace_list_children (self->workspace, MDG_KIND_CASE_SET_MEMBER, MDG_CASE_SET_MEMBER_CASE_SET, &self->set, NULL);
  const MdgUuid *uuid = mdg_record_get_reference (members->pdata[0], MDG_CASE_SET_MEMBER_CASE);
  g_autoptr (MdgRecord) tick = MDG_RECORD (mdg_case_issue_new ());
  g_autoptr (MdgRecord) rewrite = NULL;
  g_autoptr (MdgChange) ticked = mdg_change_new ("Ticked");
  g_autoptr (MdgChange) written = NULL;
  g_autoptr (MdgChange) checked = NULL;
  g_autoptr (MdgReport) before = NULL;
  g_autoptr (MdgReport) after = NULL;
  g_autofree char *cell = NULL;

  mdg_record_set_reference (tick, MDG_CASE_ISSUE_CASE, uuid);
  mdg_record_set_text (tick, MDG_CASE_ISSUE_ISSUE, "C2z");
  mdg_record_set_text (tick, MDG_CASE_ISSUE_TEXT, "隣の例田さんと不仲");
  mdg_change_add (ticked, tick);
  save (self, ticked);
  before = new_matrix (self, MDG_VERSION_COMMITTEE);
  g_assert_null (find_cell (before, "不仲"));
  g_assert_nonnull (strstr (mdg_report_get_left_out (before), "1 text "));

  choose_staff (self, 0);
  written = mdg_rewrites_new_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, uuid, "issue/C2z", "隣の例田さんと不仲", "近隣と不仲", NULL);
  save (self, written);
  rewrite = load_first (self, MDG_KIND_REWRITE);
  choose_staff (self, 1);
  checked = mdg_rewrites_new_check (self->workspace, mdg_record_get_uuid (rewrite), NULL);
  save (self, checked);
  after = new_matrix (self, MDG_VERSION_COMMITTEE);
  cell = find_cell (after, "近隣と不仲");
  g_assert_nonnull (cell);
  g_assert_null (strstr (cell, "例田"));
  g_assert_null (mdg_report_get_left_out (after));
}

/* Signed by two, and not the same twice; a changed original takes the text out again. */
static void
test_rewrites (Fixture *self,
               gconstpointer data)
{
  g_autoptr (MdgRecord) record = load_first (self, MDG_KIND_CASE);
  const MdgUuid *uuid = mdg_record_get_uuid (record);
  g_autoptr (MdgChange) written = NULL;
  g_autoptr (MdgChange) checked = NULL;
  g_autoptr (MdgRecord) rewrite = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_waiting;

  g_assert_null (mdg_rewrites_new_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, uuid, "summary", "原文", "書き換えた文", &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);
  choose_staff (self, 0);
  written = mdg_rewrites_new_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, uuid, "summary", "原文", "書き換えた文", NULL);
  save (self, written);
  g_assert_null (mdg_rewrites_dup_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, uuid, "summary", "原文", &is_waiting));
  g_assert_true (is_waiting);
  rewrite = load_first (self, MDG_KIND_REWRITE);
  g_assert_null (mdg_rewrites_new_check (self->workspace, mdg_record_get_uuid (rewrite), &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);

  choose_staff (self, 1);
  checked = mdg_rewrites_new_check (self->workspace, mdg_record_get_uuid (rewrite), NULL);
  save (self, checked);
  text = mdg_rewrites_dup_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, uuid, "summary", "原文", &is_waiting);
  g_assert_cmpstr (text, ==, "書き換えた文");
  g_assert_false (is_waiting);
  g_assert_null (mdg_rewrites_dup_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_CASE, uuid, "summary", "原文を直した", &is_waiting));
  g_assert_true (is_waiting);
  g_assert_null (mdg_rewrites_dup_text (self->workspace, MDG_VERSION_PUBLIC, MDG_REWRITE_CASE, uuid, "summary", "原文", &is_waiting));
  g_assert_false (is_waiting);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/releases/planted", test_planted);
  ADD ("/releases/override", test_override);
  ADD ("/releases/letters", test_letters);
  ADD ("/releases/committee-says-less", test_committee_says_less);
  ADD ("/releases/committee-takes-no-area", test_committee_takes_no_area);
  ADD ("/releases/public-matrix", test_public_matrix);
  ADD ("/releases/own-limit", test_own_limit);
  ADD ("/releases/longer-period", test_longer_period);
  ADD ("/releases/voided-period", test_voided_period);
  ADD ("/releases/two-months", test_two_months);
  ADD ("/releases/two-months-without-memory", test_two_months_without_memory);
  ADD ("/releases/copies", test_copies);
  ADD ("/releases/rewrites", test_rewrites);
  ADD ("/releases/typed-words", test_typed_words);

  return g_test_run ();
}
