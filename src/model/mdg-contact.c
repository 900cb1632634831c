#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-contact.h"

#include <glib/gi18n-lib.h>

struct _MdgContact
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgContact, mdg_contact, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "consultation", N_ ("Consultation"), MDG_FIELD_REFERENCE, MDG_FIELD_REQUIRED, .refers_to = MDG_KIND_CONSULTATION },
  { "at", N_ ("Date and time"), MDG_FIELD_DATETIME, MDG_FIELD_REQUIRED },
  { "channel", N_ ("Channel"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "channel" },
  { "direction", N_ ("Direction"), MDG_FIELD_CODE, MDG_FIELD_PLAIN, .vocabulary = "direction" },
  { "with_whom", N_ ("With whom"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "phone", N_ ("Telephone"), MDG_FIELD_TEXT, MDG_FIELD_IDENTIFYING },
  { "text", N_ ("Gist"), MDG_FIELD_NOTE, MDG_FIELD_PLAIN },
  { "minutes", N_ ("Minutes"), MDG_FIELD_INTEGER, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "is_first", N_ ("Made with the consultation"), MDG_FIELD_FLAG, MDG_FIELD_PLAIN },
  { "void_reason", N_ ("Reason of voiding"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_CONTACT_N_FIELDS);

const MdgRecordInfo mdg_contact_info = { MDG_KIND_CONTACT, "contact", N_ ("Contact"), fields, MDG_CONTACT_N_FIELDS };

static void
mdg_contact_class_init (MdgContactClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_contact_info);
}

static void
mdg_contact_init (MdgContact *self)
{
}

MdgContact *
mdg_contact_new (void)
{
  return g_object_new (MDG_TYPE_CONTACT, NULL);
}
