#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-hand-raise.h"

#include "mdg-error.h"
#include "mdg-record-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MdgHandRaise
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgHandRaise, mdg_hand_raise, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_REFERRAL },
  { "agency", N_ ("Agency"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_AGENCY },
  { "doctor", N_ ("Support doctor"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_DOCTOR },
  { "name", N_ ("Who was asked"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED | MDG_FIELD_IDENTIFYING },
  { "profession", N_ ("Profession"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "profession" },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "fax", N_ ("FAX"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "asked_at", N_ ("Asked"), MDG_FIELD_DATETIME, MDG_FIELD_REQUIRED },
  { "way", N_ ("Asked how"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "channel" },
  { "asked_by", N_ ("Asked by"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "due", N_ ("Reply until"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "reply", N_ ("Reply"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "hand_reply" },
  { "replied_on", N_ ("Replied on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "words", N_ ("Words of the reply"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "refusal", N_ ("Why not"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "unmet" },
  { "is_chosen", N_ ("Chosen"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "chosen_on", N_ ("Chosen on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "override_reason", N_ ("Why asked without consent"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "position", N_ ("Position"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_HAND_RAISE_N_FIELDS);

const MdgRecordInfo mdg_hand_raise_info = { MDG_KIND_HAND_RAISE, "hand_raise", N_ ("Call for hands"), fields, MDG_HAND_RAISE_N_FIELDS };

static gboolean
refuse (GError **error,
        const char *message)
{
  g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
is_reply (MdgRecord *record,
          const char *reply)
{
  return g_strcmp0 (mdg_record_get_text (record, MDG_HAND_RAISE_REPLY), reply) == 0;
}

static gboolean
is_before_asking (MdgRecord *record,
                  guint field)
{
  const char *day = mdg_record_get_text (record, field);

  return day != NULL && strncmp (day, mdg_record_get_text (record, MDG_HAND_RAISE_ASKED_AT), strlen (day)) < 0;
}

/* Whoever is chosen has raised a hand; what was answered has its day. */
static gboolean
mdg_hand_raise_validate (MdgRecord *record,
                         GError **error)
{
  static const guint days[] = { MDG_HAND_RAISE_DUE, MDG_HAND_RAISE_REPLIED_ON, MDG_HAND_RAISE_CHOSEN_ON };
  gboolean has_raised = is_reply (record, "raised") || is_reply (record, "conditional");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!mdg_record_rule_full_date (record, days[i], error))
      return FALSE;
  if (is_before_asking (record, MDG_HAND_RAISE_DUE))
    return refuse (error, _ ("The reply is due before it was asked for."));
  if (is_before_asking (record, MDG_HAND_RAISE_REPLIED_ON))
    return refuse (error, _ ("The reply came before it was asked for."));
  if ((has_raised || is_reply (record, "declined")) && mdg_record_is_empty (record, MDG_HAND_RAISE_REPLIED_ON))
    return refuse (error, _ ("Enter the day of the reply."));
  if (is_reply (record, "conditional") && mdg_record_is_empty (record, MDG_HAND_RAISE_WORDS))
    return refuse (error, _ ("Write the conditions into the words of the reply."));
  if (mdg_record_get_flag (record, MDG_HAND_RAISE_IS_CHOSEN) && !has_raised)
    return refuse (error, _ ("Only who has raised a hand can be chosen."));

  return TRUE;
}

static void
mdg_hand_raise_class_init (MdgHandRaiseClass *klass)
{
  MDG_RECORD_CLASS (klass)->validate = mdg_hand_raise_validate;
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_hand_raise_info);
}

static void
mdg_hand_raise_init (MdgHandRaise *self)
{
}

MdgHandRaise *
mdg_hand_raise_new (void)
{
  return g_object_new (MDG_TYPE_HAND_RAISE, NULL);
}
