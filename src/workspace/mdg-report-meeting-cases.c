#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-meeting-private.h"

#include "mdg-case.h"
#include "mdg-committee-letters.h"
#include "mdg-issue-sheet-private.h"
#include "mdg-rewrite.h"
#include "mdg-subject.h"

#include <glib/gi18n-lib.h>

#define WRITING_HEIGHT 24.0
#define QUARTER_HEIGHT 52.0 /* four and their head on an A4 page, mm */

struct _MdgMeetingCrowd
{
  MdgMeetingPaper *paper;
  MdgIssueCrowd *crowd;
  MdgDate day;
};

static const MdgUuid *
get_case (MdgRecord *item)
{
  return mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
}

gboolean
mdg_meeting_paper_draw_letters (MdgMeetingPaper *self,
                                GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  const MdgUuid *set = mdg_record_get_reference (self->meeting, MDG_MEETING_CASE_SET);

  for (guint i = 0; i < self->items->len; i++)
    {
      const MdgUuid *uuid = get_case (self->items->pdata[i]);

      if (uuid != NULL && !g_ptr_array_find_with_equal_func (cases, uuid, mdg_uuid_equal_func, NULL))
        g_ptr_array_add (cases, (gpointer) uuid);
    }
  /* Where the meeting has a table of single cases, its letters are those of the table. */
  if (set != NULL)
    self->letters = mdg_committee_letters_load (self->workspace, MDG_CASE_LETTER_CASE_SET, set, MDG_VERSION_COMMITTEE, cases, error);
  else
    self->letters = mdg_committee_letters_load (self->workspace, MDG_CASE_LETTER_MEETING, mdg_record_get_uuid (self->meeting), MDG_VERSION_COMMITTEE, cases, error);

  return self->letters != NULL;
}

char *
mdg_meeting_paper_dup_letter (MdgMeetingPaper *self,
                              MdgRecord *item)
{
  /* Translators: the letter that stands for a case on a sheet. */
  return g_strdup_printf (_ ("Case %s"), (const char *) g_hash_table_lookup (self->letters, get_case (item)));
}

MdgMeetingCrowd *
mdg_meeting_crowd_load (MdgMeetingPaper *paper,
                        GError **error)
{
  g_autoptr (MdgMeetingCrowd) self = g_new0 (MdgMeetingCrowd, 1);
  const char *held_on = mdg_record_get_text (paper->meeting, MDG_MEETING_HELD_ON);

  self->paper = paper;
  if (held_on == NULL || !mdg_date_parse_iso (held_on, &self->day) || !mdg_date_is_full (&self->day))
    mdg_workspace_get_today (paper->workspace, &self->day);
  self->crowd = mdg_issue_crowd_load (paper->workspace, &self->day, error);

  return self->crowd != NULL ? g_steal_pointer (&self) : NULL;
}

void
mdg_meeting_crowd_free (MdgMeetingCrowd *self)
{
  g_clear_pointer (&self->crowd, mdg_issue_crowd_free);
  g_free (self);
}

/* What was noted for the case goes before what is known of its person. */
static const char *
choose (MdgRecord *record,
        guint field,
        MdgRecord *subject,
        guint of_subject)
{
  const char *text = mdg_record_get_text (record, field);

  return text == NULL && subject != NULL ? mdg_record_get_text (subject, of_subject) : text;
}

/* Borrows from both. */
static MdgMatrixCase
get_row (MdgRecord *record,
         MdgRecord *subject)
{
  gint64 age = subject != NULL ? mdg_record_get_integer (subject, MDG_SUBJECT_AGE) : MDG_NO_INTEGER;

  return (MdgMatrixCase){
    .id = mdg_record_get_id (record),
    .uuid = *mdg_record_get_uuid (record),
    .age_band = (char *) mdg_record_get_text (record, MDG_CASE_AGE_BAND),
    .birth = subject != NULL ? (char *) mdg_record_get_text (subject, MDG_SUBJECT_BIRTH) : NULL,
    .age = age != MDG_NO_INTEGER ? age : -1,
    .sex = (char *) choose (record, MDG_CASE_SEX, subject, MDG_SUBJECT_SEX),
    .care_level = (char *) choose (record, MDG_CASE_CARE_LEVEL, subject, MDG_SUBJECT_CARE_LEVEL),
    .care_flag = subject != NULL ? (char *) mdg_record_get_text (subject, MDG_SUBJECT_CARE_FLAG) : NULL,
    .household_kind = (char *) choose (record, MDG_CASE_HOUSEHOLD_KIND, subject, MDG_SUBJECT_HOUSEHOLD_KIND),
    .household_sub = (char *) choose (record, MDG_CASE_HOUSEHOLD_SUB, subject, MDG_SUBJECT_HOUSEHOLD_SUB),
  };
}

/* "受診困難、服薬管理", each once. */
static char *
dup_labels (MdgMeetingCrowd *self,
            const MdgMatrixCase *row)
{
  MdgWorkspace *workspace = self->paper->workspace;
  MdgMatrixFilter everything = { NULL, NULL, NULL, NULL };
  g_autoptr (GPtrArray) ticks = mdg_matrix_query_list_ticks (mdg_workspace_get_store (workspace), row->id, &everything, NULL);
  g_autofree const char **codes = ticks != NULL ? mdg_issue_crowd_widen (self->crowd, row, ticks) : NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  int year = mdg_date_fiscal_year (&self->day);

  for (guint i = 0; ticks != NULL && i < ticks->len; i++)
    {
      const char *label = codes[i] != NULL ? mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "issue", codes[i], year) : NULL;

      if (label != NULL && *label != '\0' && !g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
        g_ptr_array_add (labels, (gpointer) label);
    }
  g_ptr_array_add (labels, NULL);

  return g_strjoinv ("、", (char **) labels->pdata);
}

char *
mdg_meeting_crowd_dup_person (MdgMeetingCrowd *self,
                              MdgRecord *item,
                              char **labels)
{
  MdgWorkspace *workspace = self->paper->workspace;
  g_autoptr (MdgRecord) record = mdg_workspace_load (workspace, MDG_KIND_CASE, get_case (item), NULL);
  const MdgUuid *person = record != NULL ? mdg_record_get_reference (record, MDG_CASE_SUBJECT) : NULL;
  g_autoptr (MdgRecord) subject = person != NULL ? mdg_workspace_load (workspace, MDG_KIND_SUBJECT, person, NULL) : NULL;
  MdgMatrixCase row;
  char *attributes;

  if (record == NULL)
    {
      *labels = g_strdup ("");
      return g_strdup ("");
    }

  row = get_row (record, subject);
  *labels = dup_labels (self, &row);
  attributes = mdg_issue_sheet_dup_attributes (workspace, &row, &self->day, MDG_VERSION_COMMITTEE);
  g_strdelimit (g_strchomp (attributes), "\n", ' ');

  return attributes;
}

/* What the committee's material says of one case. */
typedef struct
{
  char *letter;
  const char *reason;
  char *person;
  char *labels;
  char *gist;
  char *advice;
  char *verdict;
} Line;

static void
line_clear (Line *line)
{
  g_free (line->letter);
  g_free (line->person);
  g_free (line->labels);
  g_free (line->gist);
  g_free (line->advice);
  g_free (line->verdict);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* Of the item, else of its case. */
static char *
dup_gist (MdgMeetingPaper *paper,
          MdgRecord *item)
{
  char *gist = mdg_meeting_paper_dup_text (paper, MDG_REWRITE_AGENDA_ITEM, item, MDG_AGENDA_ITEM_TEXT, TRUE);
  g_autoptr (MdgRecord) record = gist == NULL ? mdg_workspace_load (paper->workspace, MDG_KIND_CASE, get_case (item), NULL) : NULL;

  return record != NULL ? mdg_meeting_paper_dup_text (paper, MDG_REWRITE_CASE, record, MDG_CASE_SUMMARY, TRUE) : gist;
}

static void
load_line (MdgMeetingPaper *paper,
           MdgMeetingCrowd *crowd,
           MdgRecord *item,
           Line *line)
{
  line->letter = mdg_meeting_paper_dup_letter (paper, item);
  line->reason = mdg_meeting_paper_get_label (paper, "item_reason", item, MDG_AGENDA_ITEM_REASON);
  line->person = mdg_meeting_crowd_dup_person (crowd, item, &line->labels);
  line->gist = dup_gist (paper, item);
  line->advice = mdg_meeting_paper_dup_text (paper, MDG_REWRITE_AGENDA_ITEM, item, MDG_AGENDA_ITEM_ADVICE, TRUE);
  line->verdict = mdg_meeting_paper_dup_verdict (paper, item);
}

static void
add_row (MdgTable *table,
         const Line *line)
{
  guint row = mdg_table_add_row (table, NULL, 0);
  g_autofree char *who = g_strdup_printf ("%s\n%s", line->letter, line->person);
  g_autofree char *said = g_strjoin ("\n", line->advice != NULL ? line->advice : "", line->verdict, NULL);

  mdg_table_set_text (table, row, 0, who);
  mdg_table_set_text (table, row, 1, line->labels);
  mdg_table_set_text (table, row, 2, line->gist);
  mdg_table_set_text (table, row, 3, g_strstrip (said));
}

static void
add_page (MdgSheetDocument *document,
          const Line *line,
          guint number)
{
  if (number > 1)
    mdg_sheet_document_add_page (document);
  mdg_sheet_document_add_heading (document, line->letter);
  mdg_sheet_document_add_field (document, _ ("Why on the agenda"), line->reason, 0);
  mdg_sheet_document_add_field (document, _ ("Person"), line->person, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Issues"), line->labels, 0);
  mdg_sheet_document_add_field (document, _ ("Gist"), line->gist, WRITING_HEIGHT);
  mdg_sheet_document_add_field (document, _ ("Advice"), line->advice, WRITING_HEIGHT);
  mdg_sheet_document_add_field (document, _ ("Decision"), line->verdict, WRITING_HEIGHT / 2);
}

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("conference", _ ("Cases of the conference"));

  mdg_table_add_column (table, _ ("Case"), MDG_CELL_TEXT, 2.8);
  mdg_table_add_column (table, C_ ("print", "Issues"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Gist"), MDG_CELL_TEXT, 4.8);
  mdg_table_add_column (table, _ ("Advice and decision"), MDG_CELL_TEXT, 4);

  return table;
}

MdgReport *
mdg_report_conference_new_for_committee (MdgMeetingPaper *paper,
                                         gboolean is_one_a_page,
                                         GError **error)
{
  g_autoptr (MdgMeetingCrowd) crowd = mdg_meeting_crowd_load (paper, error);
  g_autoptr (MdgTable) table = new_table ();
  MdgSheetDocument *document;
  MdgReport *report;
  guint n = 0;

  if (crowd == NULL)
    return NULL;

  document = mdg_meeting_paper_new_document (paper, _ ("Material of the conference"));
  for (guint i = 0; i < paper->items->len; i++)
    {
      g_auto (Line) line = { 0 };

      if (get_case (paper->items->pdata[i]) == NULL)
        continue;
      load_line (paper, crowd, paper->items->pdata[i], &line);
      add_row (table, &line);
      n++;
      if (is_one_a_page)
        add_page (document, &line, n);
    }
  if (n == 0)
    mdg_sheet_document_add_text (document, _ ("No case is on the agenda."), MDG_ALIGN_LEFT, 0, 0);
  else if (!is_one_a_page)
    mdg_sheet_document_add_table (document, table, QUARTER_HEIGHT);
  mdg_meeting_paper_add_note (paper, document);

  report = mdg_meeting_paper_new_report (paper, "conference", _ ("Material of the conference"));
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_meeting_paper_finish (paper, report, document);

  return report;
}
