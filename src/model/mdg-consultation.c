#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-consultation.h"

#include <glib/gi18n-lib.h>

struct _MdgConsultation
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgConsultation, mdg_consultation, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "number", N_ ("Number"), MDG_FIELD_TEXT, MDG_FIELD_ISSUED },
  { "received_at", N_ ("Received"), MDG_FIELD_DATETIME, MDG_FIELD_REQUIRED },
  { "entered_at", N_ ("Entered"), MDG_FIELD_DATETIME, MDG_FIELD_PLAIN },
  { "kind", N_ ("New, repeated or continued"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "consult_kind" },
  { "channel", N_ ("Channel"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "channel" },
  { "channel_text", N_ ("Channel in words"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "direction", N_ ("Direction"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "direction" },
  { "staff", N_ ("Received by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "consulter", N_ ("Consulter"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CONSULTER },
  { "consulter_name", N_ ("Consulter"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "affiliation", N_ ("Affiliation"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "affil_kind", N_ ("Kind of affiliation"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "affil_kind" },
  { "profession", N_ ("Profession"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "consulter_phone", N_ ("Telephone of the consulter"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "subject", N_ ("Person concerned"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_SUBJECT },
  { "case", N_ ("Case"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_CASE },
  { "area", N_ ("Area"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "is_no_case", N_ ("Not about a case"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "text", N_ ("Consultation"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "contents", N_ ("Contents"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "content" },
  { "content_text", N_ ("Other content"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "scenes", N_ ("Scenes"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "scene" },
  { "actions", N_ ("Actions"), MDG_FIELD_CODES, MDG_FIELD_PLAIN, .vocabulary = "action" },
  { "urgency", N_ ("Urgency"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "urgency" },
  { "follow_state", N_ ("State of follow-up"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "follow_state" },
  { "is_conference", N_ ("For the weekly conference"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "cgsc_area", N_ ("Community general support centre in charge"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AREA },
  { "handover_on", N_ ("Handed over on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "handover_result", N_ ("Result of the hand-over"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "knows", N_ ("Does the person know?"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "knows" },
  { "share_consent", N_ ("May it be shared?"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "share_consent" },
  { "is_unshareable", N_ ("Not to be shared"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "unshareable_note", N_ ("Not to be shared with"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "void_reason", N_ ("Reason of voiding"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CONSULTATION_N_FIELDS);

const MdgRecordInfo mdg_consultation_info = { MDG_KIND_CONSULTATION, "consultation", N_ ("Consultation"), fields, MDG_CONSULTATION_N_FIELDS };

static void
mdg_consultation_class_init (MdgConsultationClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_consultation_info);
}

static void
mdg_consultation_init (MdgConsultation *self)
{
}

MdgConsultation *
mdg_consultation_new (void)
{
  return g_object_new (MDG_TYPE_CONSULTATION, NULL);
}
