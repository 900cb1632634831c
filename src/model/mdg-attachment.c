#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-attachment.h"

#include <glib/gi18n-lib.h>

struct _MdgAttachment
{
  MdgRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgAttachment, mdg_attachment, MDG_TYPE_RECORD)

static const MdgField fields[] = {
  { "referral", N_ ("Referral"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_REFERRAL },
  { "name", N_ ("Name of the file"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED | MDG_FIELD_IDENTIFYING },
  { "media", N_ ("Kind of file"), MDG_FIELD_CODE, MDG_FIELD_REQUIRED, .vocabulary = "media" },
  { "size", N_ ("Size in bytes"), MDG_FIELD_INTEGER, MDG_FIELD_REQUIRED, .min = 1, .max = MDG_ATTACHMENT_MAX_BYTES },
  { "hash", N_ ("Hash of the content"), MDG_FIELD_TEXT, MDG_FIELD_REQUIRED },
  { "added_on", N_ ("Added on"), MDG_FIELD_DATE, MDG_FIELD_PLAIN },
  { "staff", N_ ("Staff"), MDG_FIELD_REFERENCE, MDG_FIELD_PLAIN, .refers_to = MDG_KIND_STAFF },
  { "note", N_ ("Note"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
  { "void_reason", N_ ("Reason of voiding"), MDG_FIELD_TEXT, MDG_FIELD_PLAIN },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MDG_ATTACHMENT_N_FIELDS);

const MdgRecordInfo mdg_attachment_info = { MDG_KIND_ATTACHMENT, "attachment", N_ ("Attachment"), fields, MDG_ATTACHMENT_N_FIELDS };

static void
mdg_attachment_class_init (MdgAttachmentClass *klass)
{
  mdg_record_class_set_info (MDG_RECORD_CLASS (klass), &mdg_attachment_info);
}

static void
mdg_attachment_init (MdgAttachment *self)
{
}

MdgAttachment *
mdg_attachment_new (void)
{
  return g_object_new (MDG_TYPE_ATTACHMENT, NULL);
}
