#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-record.h"
#include "mdg-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef union
{
  char *text;
  gint64 integer;
  MdgUuid *reference;
} Value;

typedef struct
{
  MdgUuid uuid;
  MdgUuid revision;
  MdgState state;
  gint64 id;
  Value *values;
} MdgRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdgRecord, mdg_record, G_TYPE_OBJECT)

static MdgRecordPrivate *
get_private (MdgRecord *self)
{
  return mdg_record_get_instance_private (self);
}

static const MdgField *
get_field (MdgRecord *self,
           guint field)
{
  const MdgRecordInfo *info = MDG_RECORD_GET_CLASS (self)->info;

  g_assert (field < info->n_fields);

  return &info->fields[field];
}

gboolean
mdg_field_is_text (const MdgField *field)
{
  return field->type != MDG_FIELD_INTEGER && field->type != MDG_FIELD_FLAG && field->type != MDG_FIELD_REFERENCE;
}

static void
notify_field (MdgRecord *self,
              guint field)
{
  g_object_notify_by_pspec (G_OBJECT (self), mdg_record_find_pspec (MDG_RECORD_GET_CLASS (self)->info, field));
}

static void
mdg_record_constructed (GObject *object)
{
  MdgRecordPrivate *priv = get_private (MDG_RECORD (object));
  const MdgRecordInfo *info = MDG_RECORD_GET_CLASS (object)->info;

  G_OBJECT_CLASS (mdg_record_parent_class)->constructed (object);

  priv->values = g_new0 (Value, info->n_fields);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == MDG_FIELD_INTEGER)
      priv->values[i].integer = MDG_NO_INTEGER;
}

static void
mdg_record_finalize (GObject *object)
{
  MdgRecordPrivate *priv = get_private (MDG_RECORD (object));
  const MdgRecordInfo *info = MDG_RECORD_GET_CLASS (object)->info;

  for (guint i = 0; i < info->n_fields; i++)
    if (mdg_field_is_text (&info->fields[i]) || info->fields[i].type == MDG_FIELD_REFERENCE)
      g_free (priv->values[i].text);
  g_free (priv->values);

  G_OBJECT_CLASS (mdg_record_parent_class)->finalize (object);
}

void
mdg_record_get_property (GObject *object,
                         guint property_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  MdgRecord *self = MDG_RECORD (object);
  guint field = property_id - 1;
  const MdgField *info = get_field (self, field);

  if (mdg_field_is_text (info))
    g_value_set_string (value, mdg_record_get_text (self, field));
  else if (info->type == MDG_FIELD_INTEGER)
    g_value_set_int64 (value, mdg_record_get_integer (self, field));
  else if (info->type == MDG_FIELD_FLAG)
    g_value_set_boolean (value, mdg_record_get_flag (self, field));
  else
    {
      const MdgUuid *uuid = mdg_record_get_reference (self, field);

      g_value_take_string (value, uuid != NULL ? mdg_uuid_dup_string (uuid) : NULL);
    }
}

void
mdg_record_set_property (GObject *object,
                         guint property_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  MdgRecord *self = MDG_RECORD (object);
  guint field = property_id - 1;
  const MdgField *info = get_field (self, field);

  if (mdg_field_is_text (info))
    mdg_record_set_text (self, field, g_value_get_string (value));
  else if (info->type == MDG_FIELD_INTEGER)
    mdg_record_set_integer (self, field, g_value_get_int64 (value));
  else if (info->type == MDG_FIELD_FLAG)
    mdg_record_set_flag (self, field, g_value_get_boolean (value));
  else
    {
      MdgUuid uuid;

      mdg_record_set_reference (self, field, mdg_uuid_parse (g_value_get_string (value), &uuid) ? &uuid : NULL);
    }
}

static void
mdg_record_class_init (MdgRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mdg_record_constructed;
  object_class->finalize = mdg_record_finalize;
}

static void
mdg_record_init (MdgRecord *self)
{
}

MdgRecord *
mdg_record_dup (MdgRecord *self)
{
  MdgRecord *copy;

  g_return_val_if_fail (MDG_IS_RECORD (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  mdg_record_assign (copy, self);

  return copy;
}

void
mdg_record_assign (MdgRecord *self,
                   MdgRecord *other)
{
  const MdgRecordInfo *info = mdg_record_get_info (self);
  MdgRecordPrivate *to = get_private (self);
  MdgRecordPrivate *from = get_private (other);

  g_return_if_fail (info == mdg_record_get_info (other));

  to->uuid = *mdg_record_get_uuid (other);
  to->revision = from->revision;
  to->state = from->state;
  to->id = from->id;

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (mdg_field_is_text (&info->fields[i]))
        mdg_record_set_text (self, i, from->values[i].text);
      else if (info->fields[i].type == MDG_FIELD_REFERENCE)
        mdg_record_set_reference (self, i, from->values[i].reference);
      else
        mdg_record_set_integer (self, i, from->values[i].integer);
    }
}

const MdgRecordInfo *
mdg_record_get_info (MdgRecord *self)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), NULL);

  return MDG_RECORD_GET_CLASS (self)->info;
}

MdgKind
mdg_record_get_kind (MdgRecord *self)
{
  return mdg_record_get_info (self)->kind;
}

/* Made when first asked for: records that are loaded get theirs from the register. */
const MdgUuid *
mdg_record_get_uuid (MdgRecord *self)
{
  MdgRecordPrivate *priv;

  g_return_val_if_fail (MDG_IS_RECORD (self), NULL);

  priv = get_private (self);
  if (mdg_uuid_is_nil (&priv->uuid))
    mdg_uuid_generate (&priv->uuid);

  return &priv->uuid;
}

void
mdg_record_set_uuid (MdgRecord *self,
                     const MdgUuid *uuid)
{
  g_return_if_fail (MDG_IS_RECORD (self));

  get_private (self)->uuid = *uuid;
}

const MdgUuid *
mdg_record_get_revision (MdgRecord *self)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), NULL);

  return &get_private (self)->revision;
}

void
mdg_record_set_revision (MdgRecord *self,
                         const MdgUuid *revision)
{
  g_return_if_fail (MDG_IS_RECORD (self));

  get_private (self)->revision = *revision;
}

gboolean
mdg_record_is_stored (MdgRecord *self)
{
  return !mdg_uuid_is_nil (mdg_record_get_revision (self));
}

MdgState
mdg_record_get_state (MdgRecord *self)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), MDG_STATE_LIVE);

  return get_private (self)->state;
}

void
mdg_record_set_state (MdgRecord *self,
                      MdgState state)
{
  g_return_if_fail (MDG_IS_RECORD (self));

  get_private (self)->state = state;
}

gint64
mdg_record_get_id (MdgRecord *self)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), 0);

  return get_private (self)->id;
}

void
mdg_record_set_id (MdgRecord *self,
                   gint64 id)
{
  g_return_if_fail (MDG_IS_RECORD (self));

  get_private (self)->id = id;
}

const char *
mdg_record_get_text (MdgRecord *self,
                     guint field)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), NULL);
  g_return_val_if_fail (mdg_field_is_text (get_field (self, field)), NULL);

  return get_private (self)->values[field].text;
}

void
mdg_record_set_text (MdgRecord *self,
                     guint field,
                     const char *text)
{
  g_return_if_fail (MDG_IS_RECORD (self));
  g_return_if_fail (mdg_field_is_text (get_field (self, field)));

  if (text != NULL && text[0] == '\0')
    text = NULL;

  if (mdg_set_str (&get_private (self)->values[field].text, text))
    notify_field (self, field);
}

gint64
mdg_record_get_integer (MdgRecord *self,
                        guint field)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), MDG_NO_INTEGER);
  g_return_val_if_fail (!mdg_field_is_text (get_field (self, field)), MDG_NO_INTEGER);

  return get_private (self)->values[field].integer;
}

void
mdg_record_set_integer (MdgRecord *self,
                        guint field,
                        gint64 integer)
{
  MdgFieldType type;

  g_return_if_fail (MDG_IS_RECORD (self));
  type = get_field (self, field)->type;
  g_return_if_fail (type == MDG_FIELD_INTEGER || type == MDG_FIELD_FLAG);

  if (get_private (self)->values[field].integer == integer)
    return;

  get_private (self)->values[field].integer = integer;
  notify_field (self, field);
}

gboolean
mdg_record_get_flag (MdgRecord *self,
                     guint field)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), FALSE);
  g_return_val_if_fail (get_field (self, field)->type == MDG_FIELD_FLAG, FALSE);

  return get_private (self)->values[field].integer != 0;
}

void
mdg_record_set_flag (MdgRecord *self,
                     guint field,
                     gboolean flag)
{
  mdg_record_set_integer (self, field, flag != FALSE);
}

const MdgUuid *
mdg_record_get_reference (MdgRecord *self,
                          guint field)
{
  g_return_val_if_fail (MDG_IS_RECORD (self), NULL);
  g_return_val_if_fail (get_field (self, field)->type == MDG_FIELD_REFERENCE, NULL);

  return get_private (self)->values[field].reference;
}

void
mdg_record_set_reference (MdgRecord *self,
                          guint field,
                          const MdgUuid *uuid)
{
  Value *value;

  g_return_if_fail (MDG_IS_RECORD (self));
  g_return_if_fail (get_field (self, field)->type == MDG_FIELD_REFERENCE);

  value = &get_private (self)->values[field];
  if (uuid != NULL && value->reference != NULL ? mdg_uuid_equal (uuid, value->reference) : uuid == value->reference)
    return;

  if (uuid != NULL)
    uuid = g_memdup2 (uuid, sizeof *uuid);
  g_free (value->reference);
  value->reference = (MdgUuid *) uuid;
  notify_field (self, field);
}

char **
mdg_record_dup_codes (MdgRecord *self,
                      guint field)
{
  const char *text = mdg_record_get_text (self, field);

  return text != NULL ? g_strsplit (text, " ", -1) : g_new0 (char *, 1);
}

void
mdg_record_set_codes (MdgRecord *self,
                      guint field,
                      const char *const *codes)
{
  g_autofree char *text = codes != NULL ? g_strjoinv (" ", (char **) codes) : NULL;

  mdg_record_set_text (self, field, text);
}

gboolean
mdg_record_has_code (MdgRecord *self,
                     guint field,
                     const char *code)
{
  const char *text = mdg_record_get_text (self, field);
  gsize length = strlen (code);

  while (text != NULL)
    {
      const char *end = strchrnul (text, ' ');

      if ((gsize) (end - text) == length && memcmp (text, code, length) == 0)
        return TRUE;
      text = *end != '\0' ? end + 1 : NULL;
    }

  return FALSE;
}

gboolean
mdg_record_is_empty (MdgRecord *self,
                     guint field)
{
  const Value *value;

  g_return_val_if_fail (MDG_IS_RECORD (self), TRUE);

  value = &get_private (self)->values[field];
  switch (get_field (self, field)->type)
    {
    case MDG_FIELD_INTEGER:
      return value->integer == MDG_NO_INTEGER;
    case MDG_FIELD_FLAG:
      return value->integer == 0;
    case MDG_FIELD_TEXT:
    case MDG_FIELD_NOTE:
    case MDG_FIELD_CODE:
    case MDG_FIELD_CODES:
    case MDG_FIELD_DATE:
    case MDG_FIELD_DATETIME:
    case MDG_FIELD_REFERENCE:
    default:
      return value->text == NULL;
    }
}

gboolean
mdg_record_field_equal (MdgRecord *self,
                        MdgRecord *other,
                        guint field)
{
  const Value *a = &get_private (self)->values[field];
  const Value *b = &get_private (other)->values[field];
  const MdgField *info = get_field (self, field);

  if (mdg_field_is_text (info))
    return g_strcmp0 (a->text, b->text) == 0;
  if (info->type != MDG_FIELD_REFERENCE)
    return a->integer == b->integer;
  if (a->reference == NULL || b->reference == NULL)
    return a->reference == b->reference;

  return mdg_uuid_equal (a->reference, b->reference);
}

void
mdg_record_copy_field (MdgRecord *to,
                       MdgRecord *from,
                       guint field)
{
  MdgFieldType type = get_field (to, field)->type;

  if (type == MDG_FIELD_INTEGER || type == MDG_FIELD_FLAG)
    mdg_record_set_integer (to, field, mdg_record_get_integer (from, field));
  else if (type == MDG_FIELD_REFERENCE)
    mdg_record_set_reference (to, field, mdg_record_get_reference (from, field));
  else
    mdg_record_set_text (to, field, mdg_record_get_text (from, field));
}
