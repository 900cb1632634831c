#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-meeting.h"

#include <glib/gi18n-lib.h>

struct _MdgMeeting
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgMeeting, mdg_meeting, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "board", N_ ("Board"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "board" },
  { "title", N_ ("Title"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "held_on", N_ ("Held on"), MDG_FIELD_DATE, MDG_FIELD_REQUIRED },
  { "starts_at", N_ ("From"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "ends_at", N_ ("To"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "place", N_ ("Place"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "mode", N_ ("Way of meeting"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "meeting_mode" },
  { "status", N_ ("State"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "meeting_state" },
  { "cycle", N_ ("Committee cycle"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CYCLE },
  { "step", N_ ("Step"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "topics", N_ ("Topics"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "committee_topic" },
  { "is_multi", N_ ("Counts as a meeting of several professions"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "case_set", N_ ("Set of cases"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE_SET },
  { "agenda", N_ ("Agenda"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "minutes", N_ ("Minutes of the meeting"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "decisions", N_ ("Decisions"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Written by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_MEETING_N_FIELDS);

const MdgRecordInfo mdg_meeting_info = { MDG_KIND_MEETING, "meeting", N_ ("Meeting"), fields, MDG_MEETING_N_FIELDS };

static void
mdg_meeting_class_init (MdgMeetingClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_meeting_info);
}

static void
mdg_meeting_init (MdgMeeting *self)
{
}

MdgMeeting *
mdg_meeting_new (void)
{
  return g_object_new (MDG_TYPE_MEETING, NULL);
}
