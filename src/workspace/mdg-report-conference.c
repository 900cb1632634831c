#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-meeting-private.h"

#include "mdg-case-row.h"
#include "mdg-case-timeline.h"
#include "mdg-case.h"
#include "mdg-conference.h"
#include "mdg-describe.h"
#include "mdg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_EVENTS 6
#define MAX_EVENT_CHARS 160
#define MAX_SHORT_CHARS 220
#define QUARTER_HEIGHT 52.0 /* four and their head on an A4 page, mm */
#define WRITING_HEIGHT 24.0

/* What the material says of one case. */
typedef struct
{
  char *item;
  const char *reason;
  char *person;
  char *gist;
  char *issues;
  char *events;
  char *before; /* what earlier meetings said */
  char *next;
  char *advice;
  char *verdict;
  char *owner;
} Sheet;

static void
sheet_clear (Sheet *sheet)
{
  g_free (sheet->item);
  g_free (sheet->person);
  g_free (sheet->gist);
  g_free (sheet->issues);
  g_free (sheet->events);
  g_free (sheet->before);
  g_free (sheet->next);
  g_free (sheet->advice);
  g_free (sheet->verdict);
  g_free (sheet->owner);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

/* One line of at most so many characters. */
static char *
dup_short (const char *text,
           glong max)
{
  g_autofree char *line = g_strdup (text != NULL ? text : "");
  g_autofree char *start = NULL;

  g_strdelimit (line, "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) <= max)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, max);

  return g_strconcat (start, "…", NULL);
}

static char *
dup_events (MdgMeetingPaper *paper,
            const MdgUuid *case_uuid)
{
  g_autoptr (GPtrArray) events = mdg_case_timeline_list (paper->workspace, case_uuid, NULL);
  const char *held_on = mdg_record_get_text (paper->meeting, MDG_MEETING_HELD_ON);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; events != NULL && i < events->len && n < MAX_EVENTS; i++)
    {
      const MdgCaseEvent *event = events->pdata[i];
      g_autofree char *day = mdg_describe_day (paper->workspace, event->at);
      g_autofree char *words = dup_short (event->text, MAX_EVENT_CHARS);

      /* What came after the meeting was not before it. */
      if (*words == '\0' || (held_on != NULL && event->at != NULL && strncmp (event->at, held_on, strlen ("2026-05-12")) > 0))
        continue;
      /* about names people; the words are those of the note. */
      g_string_append_printf (text, "%s%s　%s　%s", n > 0 ? "\n" : "", day, event->head != NULL ? event->head : "", words);
      n++;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What earlier meetings advised and decided, newest first. */
static char *
dup_before (MdgMeetingPaper *paper,
            MdgRecord *item)
{
  g_autoptr (GPtrArray) items = mdg_conference_list_of_case (paper->workspace, mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE), NULL);
  const char *today = mdg_record_get_text (paper->meeting, MDG_MEETING_HELD_ON);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (MdgRecord) meeting = mdg_workspace_load (paper->workspace, MDG_KIND_MEETING, mdg_record_get_reference (items->pdata[i], MDG_AGENDA_ITEM_MEETING), NULL);
      const char *held_on = meeting != NULL ? mdg_record_get_text (meeting, MDG_MEETING_HELD_ON) : NULL;
      const char *advice = mdg_record_get_text (items->pdata[i], MDG_AGENDA_ITEM_ADVICE);
      g_autofree char *day = mdg_describe_day (paper->workspace, held_on);
      g_autofree char *verdict = mdg_meeting_paper_dup_verdict (paper, items->pdata[i]);

      if (g_strcmp0 (held_on, today) >= 0 || (advice == NULL && *verdict == '\0'))
        continue;
      g_string_append_printf (text, "%s%s　%s%s%s", text->len > 0 ? "\n" : "", day, advice != NULL ? advice : "", advice != NULL && *verdict != '\0' ? "　→　" : "", verdict);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is promised now says nothing of a meeting that is over. */
static gboolean
is_past (MdgMeetingPaper *paper)
{
  const char *held_on = mdg_record_get_text (paper->meeting, MDG_MEETING_HELD_ON);
  g_autofree char *iso = NULL;
  MdgDate today;

  mdg_workspace_get_today (paper->workspace, &today);
  iso = mdg_date_dup_iso (&today);

  return g_strcmp0 (held_on, iso) < 0;
}

static gboolean
load_sheet (MdgMeetingPaper *paper,
            MdgRecord *item,
            Sheet *sheet)
{
  const MdgUuid *uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
  g_autoptr (MdgRecord) record = uuid != NULL ? mdg_workspace_load (paper->workspace, MDG_KIND_CASE, uuid, NULL) : NULL;
  g_autoptr (MdgCaseRow) row = NULL;
  const char *gist = mdg_record_get_text (item, MDG_AGENDA_ITEM_TEXT);
  const char *number;
  gboolean late;

  if (record == NULL)
    return FALSE;

  row = mdg_case_row_new (paper->workspace, mdg_record_get_id (record));
  number = mdg_record_get_text (record, MDG_CASE_NUMBER);
  sheet->item = g_strdup (number != NULL ? number : "―");
  sheet->reason = mdg_meeting_paper_get_label (paper, "item_reason", item, MDG_AGENDA_ITEM_REASON);
  sheet->person = mdg_meeting_paper_dup_case_facts (paper, item);
  sheet->gist = g_strdup (gist != NULL ? gist : mdg_record_get_text (record, MDG_CASE_SUMMARY));
  sheet->issues = mdg_case_row_dup_issues (row);
  sheet->events = dup_events (paper, uuid);
  sheet->before = dup_before (paper, item);
  sheet->next = is_past (paper) ? NULL : mdg_case_row_dup_next (row, &late);
  sheet->advice = g_strdup (mdg_record_get_text (item, MDG_AGENDA_ITEM_ADVICE));
  sheet->verdict = mdg_meeting_paper_dup_verdict (paper, item);
  sheet->owner = mdg_meeting_paper_dup_owner (paper, item);

  return TRUE;
}

static void
add_page (MdgMeetingPaper *paper,
          MdgSheetDocument *document,
          MdgRecord *item,
          const Sheet *sheet,
          guint number,
          guint n)
{
  g_autofree char *heading = g_strdup_printf (_ ("Item %u of %u   Case %s"), number, n, sheet->item);
  g_autofree char *due = mdg_meeting_paper_dup_due (paper, item);
  g_autofree char *owner = g_strdup_printf ("%s　%s", sheet->owner != NULL ? sheet->owner : "", due);

  if (number > 1)
    mdg_sheet_document_add_page (document);
  mdg_sheet_document_add_heading (document, heading);
  mdg_sheet_document_add_field (document, _ ("Why on the agenda"), sheet->reason, 0);
  mdg_sheet_document_add_field (document, _ ("Person"), sheet->person, 0);
  mdg_sheet_document_add_field (document, _ ("Gist"), sheet->gist, 0);
  mdg_sheet_document_add_field (document, C_ ("print", "Issues"), sheet->issues, 0);
  mdg_sheet_document_add_field (document, _ ("What happened last"), sheet->events, 0);
  mdg_sheet_document_add_field (document, _ ("Earlier meetings"), *sheet->before != '\0' ? sheet->before : C_ ("print", "None."), 0);
  if (sheet->next != NULL)
    mdg_sheet_document_add_field (document, _ ("Next promise"), sheet->next, 0);
  mdg_sheet_document_add_field (document, _ ("Advice"), sheet->advice, WRITING_HEIGHT);
  mdg_sheet_document_add_field (document, _ ("Decision"), sheet->verdict, WRITING_HEIGHT / 2);
  mdg_sheet_document_add_field (document, _ ("In charge, due"), owner, 0);
}

static MdgTable *
new_table (void)
{
  MdgTable *table = mdg_table_new ("conference", _ ("Cases of the conference"));

  mdg_table_add_column (table, _ ("Case"), MDG_CELL_TEXT, 2.8);
  mdg_table_add_column (table, _ ("Gist and issues"), MDG_CELL_TEXT, 4.8);
  mdg_table_add_column (table, _ ("What happened last"), MDG_CELL_TEXT, 4);
  mdg_table_add_column (table, _ ("Advice and decision"), MDG_CELL_TEXT, 4);

  return table;
}

static void
add_row (MdgTable *table,
         const Sheet *sheet,
         guint number)
{
  guint row = mdg_table_add_row (table, sheet->item, 0);
  g_autofree char *who = g_strdup_printf ("%u\n%s\n%s\n［%s］", number, sheet->item, sheet->person, sheet->reason);
  g_autofree char *gist = dup_short (sheet->gist, MAX_SHORT_CHARS);
  g_autofree char *what = g_strdup_printf ("%s\n%s：%s", gist, C_ ("print", "Issues"), *sheet->issues != '\0' ? sheet->issues : "―");
  g_autofree char *first = g_strndup (sheet->events, strcspn (sheet->events, "\n"));
  g_autofree char *last = sheet->next != NULL ? g_strdup_printf ("%s\n%s：%s", first, _ ("Next promise"), *sheet->next != '\0' ? sheet->next : "―") : g_strdup (first);
  g_autofree char *said = g_strjoin ("\n", sheet->advice != NULL ? sheet->advice : "", sheet->verdict, NULL);

  mdg_table_set_text (table, row, 0, who);
  mdg_table_set_text (table, row, 1, what);
  mdg_table_set_text (table, row, 2, last);
  mdg_table_set_text (table, row, 3, g_strstrip (said));
}

static guint
count_cases (MdgMeetingPaper *paper)
{
  guint n = 0;

  for (guint i = 0; i < paper->items->len; i++)
    n += mdg_record_get_reference (paper->items->pdata[i], MDG_AGENDA_ITEM_CASE) != NULL ? 1 : 0;

  return n;
}

MdgReport *
mdg_report_conference_new (MdgWorkspace *workspace,
                           const MdgUuid *meeting,
                           MdgConferencePaper layout,
                           MdgVersion version,
                           GError **error)
{
  g_auto (MdgMeetingPaper) paper = { 0 };
  g_autoptr (MdgTable) table = new_table ();
  MdgSheetDocument *document;
  MdgReport *report;
  guint n;
  guint number = 0;

  if (version == MDG_VERSION_PUBLIC)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("The material of a conference is not made for the public: each line of it is a person. For the public there are the totals of the issue table."));
      return NULL;
    }
  if (!mdg_meeting_paper_load (&paper, workspace, meeting, version, error))
    return NULL;
  if (version == MDG_VERSION_COMMITTEE)
    return mdg_report_conference_new_for_committee (&paper, layout == MDG_CONFERENCE_PAPER_ONE, error);

  n = count_cases (&paper);
  document = mdg_meeting_paper_new_document (&paper, _ ("Material of the conference"));
  for (guint i = 0; i < paper.items->len; i++)
    {
      g_auto (Sheet) sheet = { 0 };

      if (!load_sheet (&paper, paper.items->pdata[i], &sheet))
        continue;
      add_row (table, &sheet, ++number);
      if (layout == MDG_CONFERENCE_PAPER_ONE)
        add_page (&paper, document, paper.items->pdata[i], &sheet, number, n);
    }
  if (number == 0)
    mdg_sheet_document_add_text (document, _ ("No case is on the agenda."), MDG_ALIGN_LEFT, 0, 0);
  else if (layout == MDG_CONFERENCE_PAPER_FOUR)
    mdg_sheet_document_add_table (document, table, QUARTER_HEIGHT);

  report = mdg_meeting_paper_new_report (&paper, "conference", _ ("Material of the conference"));
  mdg_report_take_table (report, g_steal_pointer (&table));
  mdg_meeting_paper_finish (&paper, report, document);

  return report;
}
