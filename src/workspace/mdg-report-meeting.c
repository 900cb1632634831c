#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-report-meeting-private.h"

#include "mdg-case-row.h"
#include "mdg-case.h"
#include "mdg-conference.h"
#include "mdg-describe.h"
#include "mdg-error.h"
#include "mdg-measure.h"
#include "mdg-raised-issue.h"
#include "mdg-rewrite.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static MdgRecord *
find_by_day (GPtrArray *meetings,
             const char *day,
             GError **error)
{
  MdgRecord *found = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      if (g_strcmp0 (mdg_record_get_text (meetings->pdata[i], MDG_MEETING_HELD_ON), day) != 0)
        continue;
      if (found != NULL)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("There are several meetings on %s; say which by its number in the list or its uuid."), day);
          return NULL;
        }
      found = meetings->pdata[i];
    }
  if (found == NULL)
    g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no meeting on %s."), day);

  return found != NULL ? g_object_ref (found) : NULL;
}

MdgRecord *
mdg_report_meeting_find (MdgWorkspace *workspace,
                         const char *typed,
                         GError **error)
{
  g_autoptr (GPtrArray) meetings = mdg_meetings_list (workspace, NULL, 0, error);
  guint64 number;
  MdgUuid uuid;
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (workspace, &today);
  if (meetings == NULL)
    return NULL;
  if (mdg_uuid_parse (typed, &uuid))
    return mdg_workspace_load (workspace, MDG_KIND_MEETING, &uuid, error);
  if (g_ascii_string_to_unsigned (typed, 10, 1, 9999, &number, NULL) && number <= meetings->len)
    return g_object_ref (meetings->pdata[number - 1]);
  if (mdg_date_parse (typed, MDG_DATE_DUE, &today, &date, NULL) && mdg_date_is_full (&date))
    {
      g_autofree char *iso = mdg_date_dup_iso (&date);

      return find_by_day (meetings, iso, error);
    }

  g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("There is no meeting “%s”: give its day, its number in the list (1 is the newest) or its uuid."), typed);

  return NULL;
}

gboolean
mdg_meeting_paper_load (MdgMeetingPaper *self,
                        MdgWorkspace *workspace,
                        const MdgUuid *meeting,
                        MdgVersion version,
                        GError **error)
{
  self->workspace = workspace;
  self->version = version;
  self->meeting = mdg_workspace_load (workspace, MDG_KIND_MEETING, meeting, error);
  self->items = self->meeting != NULL ? mdg_conference_list_items (workspace, meeting, error) : NULL;
  self->attendance = self->items != NULL ? mdg_meetings_list_attendance (workspace, meeting, error) : NULL;
  self->texts = self->attendance != NULL ? mdg_release_texts_load (workspace, version, error) : NULL;
  if (self->texts == NULL || (version == MDG_VERSION_COMMITTEE && !mdg_meeting_paper_draw_letters (self, error)))
    return FALSE;

  self->title = mdg_meetings_dup_title (workspace, MDG_MEETING (self->meeting));

  return TRUE;
}

void
mdg_meeting_paper_clear (MdgMeetingPaper *self)
{
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->attendance, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->texts, mdg_release_texts_unref);
  g_clear_pointer (&self->letters, g_hash_table_unref);
}

const char *
mdg_meeting_paper_get_label (MdgMeetingPaper *self,
                             const char *vocabulary,
                             MdgRecord *record,
                             guint field)
{
  return mdg_vocabularies_get_label (mdg_workspace_get_vocabularies (self->workspace), vocabulary, mdg_record_get_text (record, field), 0);
}

char *
mdg_meeting_paper_dup_when (MdgMeetingPaper *self)
{
  const char *from = mdg_record_get_text (self->meeting, MDG_MEETING_STARTS_AT);
  const char *to = mdg_record_get_text (self->meeting, MDG_MEETING_ENDS_AT);
  const char *held_on = mdg_record_get_text (self->meeting, MDG_MEETING_HELD_ON);
  g_autofree char *day = NULL;
  MdgDate date;

  if (held_on == NULL || !mdg_date_parse_iso (held_on, &date))
    return g_strdup ("");

  day = mdg_date_format_long (&date);

  return from == NULL ? g_steal_pointer (&day) : g_strdup_printf ("%s　%s〜%s", day, from, to != NULL ? to : "");
}

char *
mdg_meeting_paper_dup_where (MdgMeetingPaper *self)
{
  const char *place = mdg_record_get_text (self->meeting, MDG_MEETING_PLACE);
  const char *mode = mdg_meeting_paper_get_label (self, "meeting_mode", self->meeting, MDG_MEETING_MODE);

  if (place == NULL || *mode == '\0')
    return g_strdup (place != NULL ? place : mode);

  return g_strdup_printf ("%s（%s）", place, mode);
}

char *
mdg_meeting_paper_dup_case_facts (MdgMeetingPaper *self,
                                  MdgRecord *item)
{
  const MdgUuid *uuid = mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE);
  g_autoptr (MdgRecord) record = uuid != NULL ? mdg_workspace_load (self->workspace, MDG_KIND_CASE, uuid, NULL) : NULL;
  g_autoptr (MdgCaseRow) row = record != NULL ? mdg_case_row_new (self->workspace, mdg_record_get_id (record)) : NULL;

  return row != NULL ? mdg_case_row_dup_facts (row) : g_strdup ("");
}

static char *
dup_case_item (MdgMeetingPaper *self,
               MdgRecord *item)
{
  g_autoptr (MdgRecord) record = mdg_workspace_load (self->workspace, MDG_KIND_CASE, mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE), NULL);
  const char *number = record != NULL ? mdg_record_get_text (record, MDG_CASE_NUMBER) : NULL;
  g_autofree char *facts = mdg_meeting_paper_dup_case_facts (self, item);

  /* Translators: number of a case, then age, sex and area of its person. */
  return g_strdup_printf (_ ("Case %s   %s"), number != NULL ? number : "―", facts);
}

char *
mdg_meeting_paper_dup_text (MdgMeetingPaper *self,
                            guint target,
                            MdgRecord *record,
                            guint field,
                            gboolean needs_signature)
{
  const char *source = mdg_record_get_text (record, field);
  const char *name = mdg_record_get_info (record)->fields[field].name;
  char *text = mdg_release_texts_dup (self->texts, target, mdg_record_get_uuid (record), name, source, needs_signature);

  if (text != NULL || source == NULL || *source == '\0')
    return text;
  self->has_gaps = TRUE;

  return g_strdup (MDG_MEETING_PAPER_GAP);
}

/* The title of the issue or the text of the measure it is about; NULL for neither. */
static char *
dup_of_ladder (MdgMeetingPaper *self,
               MdgRecord *item)
{
  const MdgUuid *issue = mdg_record_get_reference (item, MDG_AGENDA_ITEM_RAISED_ISSUE);
  const MdgUuid *measure = mdg_record_get_reference (item, MDG_AGENDA_ITEM_MEASURE);
  g_autoptr (MdgRecord) record = NULL;

  if (issue != NULL)
    record = mdg_workspace_load (self->workspace, MDG_KIND_RAISED_ISSUE, issue, NULL);
  else if (measure != NULL)
    record = mdg_workspace_load (self->workspace, MDG_KIND_MEASURE, measure, NULL);
  if (record == NULL)
    return NULL;

  return issue != NULL ? mdg_meeting_paper_dup_text (self, MDG_REWRITE_RAISED_ISSUE, record, MDG_RAISED_ISSUE_TITLE, FALSE) : mdg_meeting_paper_dup_text (self, MDG_REWRITE_MEASURE, record, MDG_MEASURE_TEXT, FALSE);
}

char *
mdg_meeting_paper_dup_item (MdgMeetingPaper *self,
                            MdgRecord *item)
{
  char *words;

  if (mdg_record_get_reference (item, MDG_AGENDA_ITEM_CASE) != NULL)
    {
      if (self->version == MDG_VERSION_PUBLIC)
        return g_strdup (_ ("Discussion of single cases"));

      return self->version == MDG_VERSION_COMMITTEE ? mdg_meeting_paper_dup_letter (self, item) : dup_case_item (self, item);
    }
  words = mdg_meeting_paper_dup_text (self, MDG_REWRITE_AGENDA_ITEM, item, MDG_AGENDA_ITEM_TITLE, FALSE);
  if (words == NULL)
    words = dup_of_ladder (self, item);

  return words != NULL ? words : g_strdup (mdg_meeting_paper_get_label (self, "item_kind", item, MDG_AGENDA_ITEM_KIND));
}

char *
mdg_meeting_paper_dup_owner (MdgMeetingPaper *self,
                             MdgRecord *item)
{
  g_autofree char *staff = mdg_describe_value (self->workspace, item, MDG_AGENDA_ITEM_STAFF);
  const char *owner = mdg_record_get_text (item, MDG_AGENDA_ITEM_OWNER);

  if (owner == NULL)
    return g_steal_pointer (&staff);

  return *staff == '\0' ? g_strdup (owner) : g_strconcat (staff, "・", owner, NULL);
}

char *
mdg_meeting_paper_dup_verdict (MdgMeetingPaper *self,
                               MdgRecord *item)
{
  const char *verdict = mdg_meeting_paper_get_label (self, "conference_verdict", item, MDG_AGENDA_ITEM_VERDICT);
  g_autofree char *words = mdg_meeting_paper_dup_text (self, MDG_REWRITE_AGENDA_ITEM, item, MDG_AGENDA_ITEM_VERDICT_TEXT, TRUE);

  if (words == NULL || *verdict == '\0')
    return g_strdup (words != NULL ? words : verdict);

  return g_strconcat (verdict, "：", words, NULL);
}

char *
mdg_meeting_paper_dup_due (MdgMeetingPaper *self,
                           MdgRecord *item)
{
  return mdg_describe_day (self->workspace, mdg_record_get_text (item, MDG_AGENDA_ITEM_DUE));
}

MdgSheetDocument *
mdg_meeting_paper_new_document (MdgMeetingPaper *self,
                                const char *title)
{
  MdgSheetDocument *document = mdg_sheet_document_new (title);
  g_autofree char *when = mdg_meeting_paper_dup_when (self);
  g_autofree char *where = mdg_meeting_paper_dup_where (self);
  g_autofree char *conditions = g_strconcat (self->title, *when != '\0' ? "\n" : "", when, *where != '\0' ? "\n" : "", where, NULL);

  mdg_sheet_document_set_conditions (document, conditions);

  return document;
}

/* Of the meeting itself: its day, hours and place are nobody's. */
static void
allow_meeting (MdgMeetingPaper *self,
               MdgReport *report)
{
  g_autofree char *when = mdg_meeting_paper_dup_when (self);
  g_autofree char *where = mdg_meeting_paper_dup_where (self);
  const char *held_on = mdg_record_get_text (self->meeting, MDG_MEETING_HELD_ON);
  MdgDate date;

  mdg_report_allow (report, when);
  mdg_report_allow (report, where);
  mdg_report_allow (report, mdg_record_get_text (self->meeting, MDG_MEETING_PLACE));
  if (held_on != NULL && mdg_date_parse_iso (held_on, &date))
    {
      g_autofree char *day = mdg_date_format_long (&date);

      mdg_report_allow (report, day);
    }
}

MdgReport *
mdg_meeting_paper_new_report (MdgMeetingPaper *self,
                              const char *kind,
                              const char *title)
{
  g_autofree char *full = g_strdup_printf ("%s　%s", title, self->title);
  MdgReport *report = mdg_report_new (kind, full);

  mdg_report_set_version (report, self->version);
  mdg_report_set_meeting (report, mdg_record_get_uuid (self->meeting));
  allow_meeting (self, report);

  return report;
}

void
mdg_meeting_paper_add_note (MdgMeetingPaper *self,
                            MdgSheetDocument *document)
{
  if (self->has_gaps)
    mdg_sheet_document_add_text (document, _ ("―: the text is not shown, because it is not yet signed by two."), MDG_ALIGN_LEFT, 0, 8);
}

void
mdg_meeting_paper_finish (MdgMeetingPaper *self,
                          MdgReport *report,
                          MdgSheetDocument *document)
{
  mdg_report_set_texts (report, self->texts);
  mdg_report_take_document (report, self->workspace, MDG_DOCUMENT (document), MDG_PAPER_A4_PORTRAIT);
}
