#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-change.h"

struct _MdgChange
{
  GObject parent_instance;

  char *action;
  char *author;
  GPtrArray *records;
  GHashTable *contents;  /* hash to GBytes, NULL while there is none */
  GHashTable *positions; /* uuid (inside the record) to position + 1 */
  MdgUuid uuid;
  MdgUuid draft;
};

G_DEFINE_FINAL_TYPE (MdgChange, mdg_change, G_TYPE_OBJECT)

static void
mdg_change_finalize (GObject *object)
{
  MdgChange *self = MDG_CHANGE (object);

  g_free (self->action);
  g_free (self->author);
  g_clear_pointer (&self->contents, g_hash_table_unref);
  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (mdg_change_parent_class)->finalize (object);
}

static void
mdg_change_class_init (MdgChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_change_finalize;
}

static void
mdg_change_init (MdgChange *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->positions = g_hash_table_new (mdg_uuid_hash, mdg_uuid_equal_func);
}

MdgChange *
mdg_change_new (const char *action)
{
  MdgChange *self = g_object_new (MDG_TYPE_CHANGE, NULL);

  self->action = g_strdup (action);

  return self;
}

const char *
mdg_change_get_action (MdgChange *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  return self->action;
}

void
mdg_change_set_author (MdgChange *self,
                       const char *author)
{
  g_return_if_fail (MDG_IS_CHANGE (self));

  mdg_set_str (&self->author, author);
}

const char *
mdg_change_get_author (MdgChange *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  return self->author;
}

/* A record stands in a change once: what is added later takes the place of what was there. */
static void
take_record (MdgChange *self,
             MdgRecord *record)
{
  const MdgUuid *uuid = mdg_record_get_uuid (record);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, uuid));

  if (position == 0)
    {
      g_ptr_array_add (self->records, record);
      g_hash_table_insert (self->positions, (gpointer) uuid, GUINT_TO_POINTER (self->records->len));
      return;
    }

  g_hash_table_replace (self->positions, (gpointer) uuid, GUINT_TO_POINTER (position));
  g_object_unref (self->records->pdata[position - 1]);
  self->records->pdata[position - 1] = record;
}

void
mdg_change_add (MdgChange *self,
                MdgRecord *record)
{
  g_return_if_fail (MDG_IS_CHANGE (self));
  g_return_if_fail (MDG_IS_RECORD (record));

  take_record (self, mdg_record_dup (record));
}

void
mdg_change_add_void (MdgChange *self,
                     MdgRecord *record,
                     const char *reason)
{
  g_autoptr (MdgRecord) copy = mdg_record_dup (record);
  int field = mdg_record_info_find_field (mdg_record_get_info (record), "void_reason");

  g_return_if_fail (MDG_IS_CHANGE (self));

  mdg_record_set_state (copy, MDG_STATE_VOID);
  if (field >= 0)
    mdg_record_set_text (copy, (guint) field, reason);

  take_record (self, g_steal_pointer (&copy));
}

GPtrArray *
mdg_change_get_records (MdgChange *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  return self->records;
}

MdgRecord *
mdg_change_find (MdgChange *self,
                 const MdgUuid *uuid)
{
  guint position;

  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, uuid));

  return position != 0 ? self->records->pdata[position - 1] : NULL;
}

void
mdg_change_add_content (MdgChange *self,
                        const char *hash,
                        GBytes *content)
{
  g_return_if_fail (MDG_IS_CHANGE (self));

  if (self->contents == NULL)
    self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_hash_table_replace (self->contents, g_strdup (hash), g_bytes_ref (content));
}

GHashTable *
mdg_change_get_contents (MdgChange *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  return self->contents;
}

void
mdg_change_set_draft (MdgChange *self,
                      const MdgUuid *draft)
{
  g_return_if_fail (MDG_IS_CHANGE (self));

  self->draft = draft != NULL ? *draft : (MdgUuid){ 0 };
}

const MdgUuid *
mdg_change_get_draft (MdgChange *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  return mdg_uuid_is_nil (&self->draft) ? NULL : &self->draft;
}

void
mdg_change_set_uuid (MdgChange *self,
                     const MdgUuid *uuid)
{
  g_return_if_fail (MDG_IS_CHANGE (self));

  self->uuid = *uuid;
}

const MdgUuid *
mdg_change_get_uuid (MdgChange *self)
{
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  return &self->uuid;
}
