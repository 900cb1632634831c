#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-change.h"

struct _MdgChange
{
  GObject parent_instance;

  char *action;
  char *author;
  GPtrArray *records;
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

void
mdg_change_add (MdgChange *self,
                MdgRecord *record)
{
  g_return_if_fail (MDG_IS_CHANGE (self));
  g_return_if_fail (MDG_IS_RECORD (record));

  g_ptr_array_add (self->records, mdg_record_dup (record));
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

  g_ptr_array_add (self->records, g_steal_pointer (&copy));
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
  g_return_val_if_fail (MDG_IS_CHANGE (self), NULL);

  for (guint i = 0; i < self->records->len; i++)
    if (mdg_uuid_equal (mdg_record_get_uuid (self->records->pdata[i]), uuid))
      return self->records->pdata[i];

  return NULL;
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
