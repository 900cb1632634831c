#include "mdg-report-crosstab.h"
#include "mdg-report-issues.h"
#include "mdg-report-meeting.h"
#include "mdg-report-monthly-public.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mdg-agenda-item.h"
#include "mdg-area.h"
#include "mdg-conference.h"
#include "mdg-error.h"
#include "mdg-release.h"
#include "mdg-releases.h"
#include "mdg-rewrites.h"
#include "mdg-sample.h"
#include "mdg-subject.h"

/* Every kind of sheet for the committee and for the public: what it does not say, what stops it, and that two of them do not give away
   what each withholds. */

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgUuid meeting; /* a conference with cases on its agenda */
  char *name;      /* of a person */
  char *kana;
} Fixture;

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

static void
save_record (Fixture *self,
             MdgRecord *record)
{
  MdgChange *change = mdg_change_new ("Test");

  mdg_change_add (change, record);
  save (self, change);
}

static void
find_meeting (Fixture *self)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (self->workspace, "wconf", 0, NULL);

  for (guint i = 0; i < meetings->len; i++)
    {
      g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, mdg_record_get_uuid (meetings->pdata[i]), NULL);

      if (items->len < 3 || mdg_record_is_empty (items->pdata[0], MDG_AGENDA_ITEM_ADVICE))
        continue;
      self->meeting = *mdg_record_get_uuid (meetings->pdata[i]);
      return;
    }

  g_assert_not_reached ();
}

static void
find_person (Fixture *self)
{
  g_autoptr (GPtrArray) people = mdg_workspace_list (self->workspace, MDG_KIND_SUBJECT, NULL);

  for (guint i = 0; i < people->len && self->name == NULL; i++)
    if (!mdg_record_is_empty (people->pdata[i], MDG_SUBJECT_NAME) && !mdg_record_is_empty (people->pdata[i], MDG_SUBJECT_KANA) && strchr (mdg_record_get_text (people->pdata[i], MDG_SUBJECT_NAME), ' ') != NULL)
      {
        self->name = g_strdup (mdg_record_get_text (people->pdata[i], MDG_SUBJECT_NAME));
        self->kana = g_strdup (mdg_record_get_text (people->pdata[i], MDG_SUBJECT_KANA));
      }
  g_assert_nonnull (self->name);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  MdgSampleOptions options;
  MdgDate today = { 2026, 3, 31 };

  self->folder = g_dir_make_tmp ("mdg-versions-XXXXXX", NULL);
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  mdg_sample_options_init (&options);
  mdg_sample_create (path, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  self->workspace = mdg_workspace_open (path, MDG_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  mdg_workspace_set_today (self->workspace, &today);
  find_meeting (self);
  find_person (self);
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
  g_free (self->name);
  g_free (self->kana);
}

typedef enum
{
  AGENDA,
  MEMBERS,
  MINUTES,
  CONFERENCE,
  ISSUES,
  CROSSTAB,
  MONTHLY,
  N_SHEETS,
} SheetKind;

static MdgReport *
new_crosstab (Fixture *self,
              MdgCrosstabField row,
              MdgCrosstabField column,
              const char *name,
              MdgVersion version,
              GError **error)
{
  g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();

  spec->rows[0] = row;
  spec->n_rows = 1;
  spec->columns[0] = column;
  spec->n_columns = 1;
  spec->from = g_strdup ("2025-04-01");
  spec->to = g_strdup ("2026-03-31");

  return mdg_report_crosstab_new_version (self->workspace, spec, name, version, error);
}

static MdgReport *
new_issues (Fixture *self,
            int month,
            MdgVersion version,
            GError **error)
{
  MdgTrendScope scope;

  mdg_trend_scope_init (&scope, self->workspace, 2026 * 12 + month - 1);

  return mdg_report_issues_new_version (self->workspace, &scope, MDG_TREND_BY_FREQUENCY, version, error);
}

static MdgReport *
build (Fixture *self,
       SheetKind kind,
       MdgVersion version,
       GError **error)
{
  switch (kind)
    {
    case AGENDA:
      return mdg_report_agenda_new (self->workspace, &self->meeting, version, error);
    case MEMBERS:
      return mdg_report_members_new (self->workspace, &self->meeting, version, error);
    case MINUTES:
      return mdg_report_minutes_new (self->workspace, &self->meeting, version, error);
    case CONFERENCE:
      return mdg_report_conference_new (self->workspace, &self->meeting, MDG_CONFERENCE_PAPER_FOUR, version, error);
    case ISSUES:
      return new_issues (self, 3, version, error);
    case CROSSTAB:
      return new_crosstab (self, MDG_CROSSTAB_CHANNEL, MDG_CROSSTAB_KIND, NULL, version, error);
    case MONTHLY:
      return mdg_report_monthly_new_version (self->workspace, 2026, 3, version, error);
    case N_SHEETS:
    default:
      g_assert_not_reached ();
    }
}

static MdgReport *
make (Fixture *self,
      SheetKind kind,
      MdgVersion version)
{
  g_autoptr (GError) error = NULL;
  MdgReport *report = build (self, kind, version, &error);

  g_assert_no_error (error);
  return report;
}

static gboolean
write_sheet (Fixture *self,
             MdgReport *report,
             const char *suffix,
             GError **error)
{
  g_autofree char *path = g_strconcat (self->folder, "/sheet.", suffix, NULL);
  gboolean written = mdg_report_write (report, self->workspace, path, MDG_OUTPUT_PLAIN, error);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == written);
  g_unlink (path);

  return written;
}

static char *
join (MdgReport *report)
{
  g_autoptr (GPtrArray) texts = mdg_document_list_texts (mdg_report_get_document (report));
  GPtrArray *tables = mdg_report_get_tables (report);
  GString *all = g_string_new (mdg_report_get_title (report));

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "\n%s", ((const MdgPlacedText *) texts->pdata[i])->text);
  for (guint i = 0; i < tables->len; i++)
    for (guint row = 0; row < mdg_table_get_n_rows (tables->pdata[i]); row++)
      for (guint column = 0; column < mdg_table_get_n_columns (tables->pdata[i]); column++)
        if (mdg_table_get_column_kind (tables->pdata[i], column) == MDG_CELL_TEXT)
          g_string_append_printf (all, "\n%s", mdg_table_get_text (tables->pdata[i], row, column));

  return g_string_free (all, FALSE);
}

/* Numbers of cases, areas, what was said: in no version but the internal one. */
static void
test_others_say_less (Fixture *self,
                      gconstpointer data)
{
  static const char *const suffixes[] = { "pdf", "xlsx", "csv", "json" };
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);
  const char *advice = mdg_record_get_text (items->pdata[0], MDG_AGENDA_ITEM_ADVICE);

  for (guint kind = 0; kind < N_SHEETS; kind++)
    for (guint version = MDG_VERSION_COMMITTEE; version <= MDG_VERSION_PUBLIC; version++)
      {
        g_autoptr (MdgReport) report = NULL;
        g_autofree char *all = NULL;

        if (kind == CONFERENCE && version == MDG_VERSION_PUBLIC)
          continue;
        report = make (self, kind, version);
        all = join (report);
        g_assert_null (strstr (all, "C-0"));
        g_assert_null (strstr (all, "R7-"));
        g_assert_null (strstr (all, advice));
        g_assert_true ((strstr (all, "Committee only, handed back") != NULL) == (version == MDG_VERSION_COMMITTEE));
        for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
          {
            g_autoptr (GError) error = NULL;

            write_sheet (self, report, suffixes[i], &error);
            g_assert_no_error (error);
          }
      }
}

static void
test_made_for_nobody_else (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (build (self, CONFERENCE, MDG_VERSION_PUBLIC, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
}

/* How many cases there were is not told either. */
static void
test_public_agenda (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgReport) report = make (self, AGENDA, MDG_VERSION_PUBLIC);
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);
  MdgTable *table = mdg_report_get_tables (report)->pdata[0];
  guint n = 0;

  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    n += g_str_equal (mdg_table_get_text (table, row, 2), "Discussion of single cases") ? 1 : 0;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (mdg_table_get_n_rows (table), <, items->len);
}

static void
set_title (Fixture *self,
           const char *title)
{
  g_autoptr (MdgRecord) meeting = mdg_workspace_load (self->workspace, MDG_KIND_MEETING, &self->meeting, NULL);

  mdg_record_set_text (meeting, MDG_MEETING_TITLE, title);
  save_record (self, meeting);
}

/* Signed by two in a register that came from elsewhere: what they signed is read all the same. */
static void
plant_advice (Fixture *self,
              const char *words)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);
  g_autoptr (GPtrArray) staff = mdg_workspace_list (self->workspace, MDG_KIND_STAFF, NULL);
  g_autoptr (GPtrArray) known = mdg_workspace_list (self->workspace, MDG_KIND_REWRITE, NULL);
  g_autoptr (MdgRecord) rewrite = known->len > 0 ? g_object_ref (known->pdata[0]) : MDG_RECORD (mdg_rewrite_new ());

  mdg_record_set_text (rewrite, MDG_REWRITE_VERSION, "committee");
  mdg_record_set_reference (rewrite, MDG_REWRITE_AGENDA_ITEM, mdg_record_get_uuid (items->pdata[0]));
  mdg_record_set_text (rewrite, MDG_REWRITE_FIELD, "advice");
  mdg_record_set_text (rewrite, MDG_REWRITE_SOURCE, mdg_record_get_text (items->pdata[0], MDG_AGENDA_ITEM_ADVICE));
  mdg_record_set_text (rewrite, MDG_REWRITE_TEXT, words);
  mdg_record_set_reference (rewrite, MDG_REWRITE_WRITER, mdg_record_get_uuid (staff->pdata[0]));
  mdg_record_set_reference (rewrite, MDG_REWRITE_CHECKER, mdg_record_get_uuid (staff->pdata[1]));
  save_record (self, rewrite);
}

static void
assert_stopped (Fixture *self,
                SheetKind kind,
                MdgVersion version,
                const char *where)
{
  static const char *const suffixes[] = { "pdf", "xlsx", "csv", "json" };
  g_autoptr (MdgReport) report = make (self, kind, version);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (write_sheet (self, report, suffixes[i], &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_test_message ("%d %d: %s", (int) kind, (int) version, error->message);
      g_assert_nonnull (strstr (error->message, where));
    }
}

static guint
count_releases (Fixture *self)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list (self->workspace, NULL);

  return releases->len;
}

/* The title of the meeting stands on paper, in the title of the file and nowhere in the tables. */
static void
test_planted_title (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *title = g_strdup_printf ("%sさんの会議", self->name);

  set_title (self, title);
  for (guint kind = AGENDA; kind <= CONFERENCE; kind++)
    {
      assert_stopped (self, kind, MDG_VERSION_COMMITTEE, "page 1, line ");
      if (kind != CONFERENCE)
        assert_stopped (self, kind, MDG_VERSION_PUBLIC, "title of the file");
    }
  g_assert_cmpuint (count_releases (self), ==, 0);
}

/* ｺｳﾉ ﾊﾅｺ: a voiced one becomes two. */
static char *
dup_half_width (const char *kana)
{
  static const char *const wide[] = { "あ", "い", "う", "え", "お", "か", "き", "く", "け", "こ", "さ", "し", "す", "せ", "そ", "た", "ち", "つ", "て", "と", "な", "に", "ぬ", "ね", "の", "は", "ひ", "ふ", "へ", "ほ", "ま", "み", "む", "め", "も", "や", "ゆ", "よ", "ら", "り", "る", "れ", "ろ", "わ", "ん", "ょ", "ゅ", "ゃ", "っ" };
  static const char *const narrow[] = { "ｱ", "ｲ", "ｳ", "ｴ", "ｵ", "ｶ", "ｷ", "ｸ", "ｹ", "ｺ", "ｻ", "ｼ", "ｽ", "ｾ", "ｿ", "ﾀ", "ﾁ", "ﾂ", "ﾃ", "ﾄ", "ﾅ", "ﾆ", "ﾇ", "ﾈ", "ﾉ", "ﾊ", "ﾋ", "ﾌ", "ﾍ", "ﾎ", "ﾏ", "ﾐ", "ﾑ", "ﾒ", "ﾓ", "ﾔ", "ﾕ", "ﾖ", "ﾗ", "ﾘ", "ﾙ", "ﾚ", "ﾛ", "ﾜ", "ﾝ", "ｮ", "ｭ", "ｬ", "ｯ" };
  g_autofree char *apart = g_utf8_normalize (kana, -1, G_NORMALIZE_NFD);
  GString *text = g_string_new (NULL);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar plain = c >= 0x30a1 && c <= 0x30f6 ? c - 0x60 : c;
      gsize i = 0;

      while (i < G_N_ELEMENTS (wide) && g_utf8_get_char (wide[i]) != plain)
        i++;
      if (i < G_N_ELEMENTS (wide))
        g_string_append (text, narrow[i]);
      else if (c == 0x3099 || c == 0x309a)
        g_string_append (text, c == 0x3099 ? "ﾞ" : "ﾟ");
      else
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}

/* In a cell: as it is, over two lines, in half-width kana, and others of the kinds. */
static void
test_planted_cell (Fixture *self,
                   gconstpointer data)
{
  g_autofree char *split = g_strdelimit (g_strdup (self->name), " ", '\n');
  g_autofree char *half = dup_half_width (self->kana);
  const char *words[] = { self->name, split, half, "87歳の方", "5月12日に入院", "3万円の滞納" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = g_strdup_printf ("%sを勧めた", words[i]);

      plant_advice (self, text);
      assert_stopped (self, MINUTES, MDG_VERSION_COMMITTEE, "page 1, line ");
      assert_stopped (self, CONFERENCE, MDG_VERSION_COMMITTEE, "page 1, line ");
    }
  g_assert_cmpuint (count_releases (self), ==, 0);
}

/* The name a table was saved under. */
static void
test_planted_name_of_table (Fixture *self,
                            gconstpointer data)
{
  for (guint version = MDG_VERSION_COMMITTEE; version <= MDG_VERSION_PUBLIC; version++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgReport) report = new_crosstab (self, MDG_CROSSTAB_CHANNEL, MDG_CROSSTAB_KIND, self->name, version, &error);

      g_assert_no_error (error);
      g_assert_false (write_sheet (self, report, "json", &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "title of the file"));
    }
}

/* A check that does not know the words lets the very same sheet pass: it is the check that stops it. */
static void
test_broken_check (Fixture *self,
                   gconstpointer data)
{
  g_autofree char *text = g_strdup_printf ("%sを勧めた", self->name);
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;

  plant_advice (self, text);
  report = make (self, MINUTES, MDG_VERSION_COMMITTEE);
  mdg_report_allow (report, self->name);
  write_sheet (self, report, "csv", &error);
  g_assert_no_error (error);
}

/* A syllable that is also a given name does not stop anything. */
static void
test_common_words_pass (Fixture *self,
                        gconstpointer data)
{
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;

  plant_advice (self, "明るい部屋で、東の森まで歩くことを勧めた");
  report = make (self, MINUTES, MDG_VERSION_COMMITTEE);
  write_sheet (self, report, "pdf", &error);
  g_assert_no_error (error);
}

/* The register knows somebody as 「甲野 医師」: physicians may be counted all the same. */
static void
test_callings_pass (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (self->workspace, NULL, 0, NULL);
  g_autoptr (MdgReport) report = NULL;
  g_autoptr (GError) error = NULL;

  self->meeting = *mdg_record_get_uuid (meetings->pdata[0]);
  report = make (self, MEMBERS, MDG_VERSION_PUBLIC);
  write_sheet (self, report, "pdf", &error);
  g_assert_no_error (error);
}

/* What would stop the sheet is not signed in the first place; what is gets onto the sheet. */
static void
test_signed_text (Fixture *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_items (self->workspace, &self->meeting, NULL);
  g_autoptr (GPtrArray) staff = mdg_workspace_list (self->workspace, MDG_KIND_STAFF, NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (MdgReport) before = NULL;
  g_autoptr (MdgReport) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  g_autofree char *title = NULL;
  const MdgUuid *item = mdg_record_get_uuid (items->pdata[0]);
  const char *source = mdg_record_get_text (items->pdata[0], MDG_AGENDA_ITEM_ADVICE);

  before = make (self, MINUTES, MDG_VERSION_COMMITTEE);
  g_assert_nonnull (mdg_report_get_left_out (before));
  g_assert_cmpuint (mdg_release_texts_list (mdg_report_get_texts (before))->len, >, 0);
  mdg_workspace_set_staff (self->workspace, staff->pdata[0]);
  g_assert_null (mdg_rewrites_new_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_AGENDA_ITEM, item, "advice", source, self->name, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  save (self, mdg_rewrites_new_text (self->workspace, MDG_VERSION_COMMITTEE, MDG_REWRITE_AGENDA_ITEM, item, "advice", source, "往診につなぐ", NULL));
  waiting = mdg_rewrites_list_waiting (self->workspace, NULL);
  g_assert_cmpuint (waiting->len, ==, 1);
  title = mdg_rewrites_dup_title (self->workspace, MDG_REWRITE_AGENDA_ITEM, item, "advice");
  g_assert_nonnull (strstr (title, "Advice"));
  mdg_workspace_set_staff (self->workspace, staff->pdata[1]);
  save (self, mdg_rewrites_new_check (self->workspace, mdg_record_get_uuid (waiting->pdata[0]), NULL));
  after = make (self, MINUTES, MDG_VERSION_COMMITTEE);
  all = join (after);
  g_assert_nonnull (strstr (all, "往診につなぐ"));
}

/* Letters belong to the meeting, and stay. */
static void
test_letters_of_a_meeting (Fixture *self,
                           gconstpointer data)
{
  g_autoptr (MdgReport) agenda = make (self, AGENDA, MDG_VERSION_COMMITTEE);
  g_autoptr (MdgReport) minutes = make (self, MINUTES, MDG_VERSION_COMMITTEE);
  MdgTable *tables[] = { mdg_report_get_tables (agenda)->pdata[0], mdg_report_get_tables (minutes)->pdata[0] };

  for (guint row = 0; row < mdg_table_get_n_rows (tables[0]); row++)
    g_assert_cmpstr (mdg_table_get_text (tables[0], row, 2), ==, mdg_table_get_text (tables[1], row, 1));
}

/* 1／3 to 3／3, in one file. */
static void
test_numbered_copies (Fixture *self,
                      gconstpointer data)
{
  g_autoptr (MdgReport) report = make (self, AGENDA, MDG_VERSION_COMMITTEE);
  g_autoptr (MdgReport) public = make (self, AGENDA, MDG_VERSION_PUBLIC);
  g_autoptr (GPtrArray) releases = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  mdg_report_set_numbers (report, "2", NULL, 25);
  g_assert_cmpuint (mdg_document_get_n_sheets (mdg_report_get_document (report)), ==, 25);
  all = join (report);
  g_assert_nonnull (strstr (all, "1／25"));
  write_sheet (self, report, "pdf", &error);
  g_assert_no_error (error);
  releases = mdg_releases_list (self->workspace, NULL);
  g_assert_cmpint (mdg_record_get_integer (releases->pdata[0], MDG_RELEASE_COPIES), ==, 25);
  g_assert_true (mdg_uuid_equal (mdg_record_get_reference (releases->pdata[0], MDG_RELEASE_MEETING), &self->meeting));
  /* What is kept has no number: it is none of the copies. */
  g_assert_null (strstr (mdg_record_get_text (releases->pdata[0], MDG_RELEASE_CONTENT), "1／25"));

  mdg_report_set_numbers (public, "2", NULL, 25);
  g_assert_cmpuint (mdg_document_get_n_sheets (mdg_report_get_document (public)), ==, 1);
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

static guint
count_small (MdgTable *longer,
             MdgTable *shorter,
             int least)
{
  guint n = 0;

  for (guint row = 0; row < mdg_table_get_n_rows (longer); row++)
    {
      gint64 all = mdg_table_get_number (longer, row, 1);
      gint64 some = find_number (shorter, mdg_table_get_row_code (longer, row), 1);

      g_assert_true (all == MDG_TABLE_NO_NUMBER || all == 0 || all >= least);
      n += all != MDG_TABLE_NO_NUMBER && some != MDG_TABLE_NO_NUMBER && all > some && all - some < least ? 1 : 0;
    }

  return n;
}

static void
put_out (Fixture *self,
         MdgReport *report)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (report);
  write_sheet (self, report, "json", &error);
  g_assert_no_error (error);
}

/* The issues up to February and up to March: the few who came between do not come out, for whom they are counted by three or five. */
static void
test_two_sheets_of_issues (Fixture *self,
                           gconstpointer data)
{
  static const int least[] = { [MDG_VERSION_COMMITTEE] = 3, [MDG_VERSION_PUBLIC] = 5 };

  for (guint version = MDG_VERSION_COMMITTEE; version <= MDG_VERSION_PUBLIC; version++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgReport) february = new_issues (self, 2, version, &error);
      g_autoptr (MdgReport) march = NULL;

      g_assert_no_error (error);
      put_out (self, february);
      march = new_issues (self, 3, version, &error);
      g_assert_no_error (error);
      put_out (self, march);
      g_assert_cmpuint (mdg_table_get_n_rows (mdg_report_get_tables (march)->pdata[0]), >, 10);
      g_assert_cmpuint (count_small (mdg_report_get_tables (march)->pdata[0], mdg_report_get_tables (february)->pdata[0], least[version]), ==, 0);
    }
}

static void
forget (Fixture *self)
{
  g_autoptr (GPtrArray) releases = mdg_releases_list_ever (self->workspace, NULL);

  for (guint i = 0; i < releases->len; i++)
    {
      mdg_record_set_text (releases->pdata[i], MDG_RELEASE_CELLS, NULL);
      save_record (self, releases->pdata[i]);
    }
}

/* Without the memory they do. */
static void
test_two_sheets_without_memory (Fixture *self,
                                gconstpointer data)
{
  g_autoptr (MdgReport) february = new_issues (self, 2, MDG_VERSION_PUBLIC, NULL);
  g_autoptr (MdgReport) march = NULL;

  put_out (self, february);
  forget (self);
  march = new_issues (self, 3, MDG_VERSION_PUBLIC, NULL);
  g_assert_cmpuint (count_small (mdg_report_get_tables (march)->pdata[0], mdg_report_get_tables (february)->pdata[0], 5), >, 0);
}

/* In each row and column of a table with one value a consultation: what is withheld is never one number, nor are few of them. */
static void
check_lines (MdgTable *table,
             gboolean by_row,
             guint first,
             int least)
{
  guint n_rows = mdg_table_get_n_rows (table);
  guint n_columns = mdg_table_get_n_columns (table) - first;
  guint n_lines = by_row ? n_rows : n_columns;
  guint n_cells = by_row ? n_columns : n_rows;

  for (guint line = 0; line < n_lines; line++)
    {
      gint64 left = 0;
      guint n_withheld = 0;

      for (guint i = 0; i < n_cells; i++)
        {
          gint64 number = by_row ? mdg_table_get_number (table, line, first + i) : mdg_table_get_number (table, i, first + line);
          gboolean is_total = i + 1 == n_cells;

          n_withheld += number == MDG_TABLE_NO_NUMBER ? 1 : 0;
          g_assert_true (number == MDG_TABLE_NO_NUMBER || number == 0 || number >= least);
          left += number == MDG_TABLE_NO_NUMBER ? 0 : is_total ? number
                                                               : -number;
        }
      if (n_withheld == 0)
        g_assert_cmpint (left, ==, 0);
      else
        g_assert_cmpuint (n_withheld, >=, 2);
    }
}

/* Two tables of the year share the totals of their rows; beside them one of a month. */
static void
test_two_crosstabs (Fixture *self,
                    gconstpointer data)
{
  static const int least[] = { [MDG_VERSION_COMMITTEE] = 3, [MDG_VERSION_PUBLIC] = 5 };

  for (guint version = MDG_VERSION_COMMITTEE; version <= MDG_VERSION_PUBLIC; version++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MdgReport) first = new_crosstab (self, MDG_CROSSTAB_CHANNEL, MDG_CROSSTAB_MONTH, NULL, version, &error);
      g_autoptr (MdgReport) second = NULL;
      MdgTable *tables[2];

      g_assert_no_error (error);
      put_out (self, first);
      second = new_crosstab (self, MDG_CROSSTAB_CHANNEL, MDG_CROSSTAB_PROFESSION, NULL, version, &error);
      g_assert_no_error (error);
      put_out (self, second);
      tables[0] = mdg_report_get_tables (first)->pdata[0];
      tables[1] = mdg_report_get_tables (second)->pdata[0];
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          check_lines (tables[i], TRUE, 1, least[version]);
          check_lines (tables[i], FALSE, 1, least[version]);
        }
      /* A total of the one that the other withholds would undo it. */
      for (guint row = 0; row < mdg_table_get_n_rows (tables[0]); row++)
        {
          gint64 a = mdg_table_get_number (tables[0], row, mdg_table_get_n_columns (tables[0]) - 1);
          gint64 b = mdg_table_get_number (tables[1], row, mdg_table_get_n_columns (tables[1]) - 1);

          g_assert_true (b == MDG_TABLE_NO_NUMBER || a == b || a == MDG_TABLE_NO_NUMBER);
          g_assert_true (a != MDG_TABLE_NO_NUMBER || b == MDG_TABLE_NO_NUMBER);
        }
    }
}

/* What overlaps, is filtered, or counts what one person may have alone. */
static void
test_crosstabs_refused (Fixture *self,
                        gconstpointer data)
{
  static const char *const codes[] = { "tel", NULL };

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (MdgCrosstabSpec) spec = mdg_crosstab_spec_new ();
      g_autoptr (GError) error = NULL;

      spec->rows[0] = i == 0 ? MDG_CROSSTAB_STAFF : i == 1 ? MDG_CROSSTAB_AREA
                                                           : MDG_CROSSTAB_CHANNEL;
      spec->n_rows = 1;
      spec->measure = i == 2 ? MDG_CROSSTAB_MINUTES : MDG_CROSSTAB_CONSULTATIONS;
      spec->from = g_strdup (i == 1 ? "2026-03-01" : "2025-04-01");
      spec->to = g_strdup (i == 3 ? "2025-09-30" : "2026-03-31");
      if (i == 4)
        mdg_crosstab_spec_add_filter (spec, MDG_CROSSTAB_CHANNEL, codes);
      g_assert_null (mdg_report_crosstab_new_version (self->workspace, spec, NULL, MDG_VERSION_PUBLIC, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

/* What the committee was shown the public is not. */
static void
test_committee_before_public (Fixture *self,
                              gconstpointer data)
{
  g_autoptr (MdgReport) committee = make (self, MONTHLY, MDG_VERSION_COMMITTEE);
  g_autoptr (MdgReport) public = NULL;
  MdgTable *table;

  put_out (self, committee);
  public = make (self, MONTHLY, MDG_VERSION_PUBLIC);
  table = mdg_report_get_tables (public)->pdata[0];
  for (guint row = 0; row < mdg_table_get_n_rows (table); row++)
    for (guint column = 2; column < 4; column++)
      {
        gint64 number = mdg_table_get_number (table, row, column);

        g_assert_true (number == MDG_TABLE_NO_NUMBER || number == 0 || number >= 5);
      }
}

#define ADD(name, function) g_test_add ("/versions/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("others-say-less", test_others_say_less);
  ADD ("made-for-nobody-else", test_made_for_nobody_else);
  ADD ("public-agenda", test_public_agenda);
  ADD ("planted-title", test_planted_title);
  ADD ("planted-cell", test_planted_cell);
  ADD ("planted-name-of-table", test_planted_name_of_table);
  ADD ("broken-check", test_broken_check);
  ADD ("common-words-pass", test_common_words_pass);
  ADD ("callings-pass", test_callings_pass);
  ADD ("signed-text", test_signed_text);
  ADD ("letters-of-a-meeting", test_letters_of_a_meeting);
  ADD ("numbered-copies", test_numbered_copies);
  ADD ("two-sheets-of-issues", test_two_sheets_of_issues);
  ADD ("two-sheets-without-memory", test_two_sheets_without_memory);
  ADD ("two-crosstabs", test_two_crosstabs);
  ADD ("crosstabs-refused", test_crosstabs_refused);
  ADD ("committee-before-public", test_committee_before_public);

  return g_test_run ();
}
