#pragma once

#include <glib-object.h>

#include "mdg-field.h"
#include "mdg-macros.h"
#include "mdg-uuid.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_STATE_LIVE,
  MDG_STATE_VOID,      /* taken back with a reason; still shown in histories */
  MDG_STATE_TOMBSTONE, /* only its identity is left */
} MdgState;

#define MDG_TYPE_RECORD (mdg_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdgRecord, mdg_record, MDG, RECORD, GObject)

/* A record is a row of fields described by a table (MdgRecordInfo). Each field is also a GObject property
   named as the field with '-' for '_' (text types and references are strings, INTEGER int64, FLAG boolean),
   with notify, so that templates can bind it. */
struct _MdgRecordClass
{
  GObjectClass parent_class;

  const MdgRecordInfo *info;

  /* What the table cannot say; called after the checks of the table. */
  gboolean (*validate) (MdgRecord *self,
                        GError **error);
};

/* For the class_init of a record type. */
void mdg_record_class_set_info (MdgRecordClass *klass,
                                const MdgRecordInfo *info);

/* The description of a kind, and a new empty record of it with a fresh uuid. */
const MdgRecordInfo *mdg_record_info_get (MdgKind kind);
const MdgRecordInfo *mdg_record_info_find (const char *table);
MdgRecord *mdg_record_new (MdgKind kind);
/* Same values, identity and revision: what is handed to the writer. */
MdgRecord *mdg_record_dup (MdgRecord *self);
/* Overwrites the fields, revision, state and ids of self by those of other, of the same kind. */
void mdg_record_assign (MdgRecord *self,
                        MdgRecord *other);

const MdgRecordInfo *mdg_record_get_info (MdgRecord *self);
MdgKind mdg_record_get_kind (MdgRecord *self);
const MdgUuid *mdg_record_get_uuid (MdgRecord *self);
void mdg_record_set_uuid (MdgRecord *self,
                          const MdgUuid *uuid);
/* The revision these values come from; nil before the first save. */
const MdgUuid *mdg_record_get_revision (MdgRecord *self);
void mdg_record_set_revision (MdgRecord *self,
                              const MdgUuid *revision);
gboolean mdg_record_is_stored (MdgRecord *self);
MdgState mdg_record_get_state (MdgRecord *self);
void mdg_record_set_state (MdgRecord *self,
                           MdgState state);
/* Row number in this register, 0 until stored; never shown, never leaves the file. */
gint64 mdg_record_get_id (MdgRecord *self);
void mdg_record_set_id (MdgRecord *self,
                        gint64 id);

/* field is the index in the table of the kind (MDG_CONSULTATION_TEXT …). Text getters give NULL when
   empty; "" is stored as NULL. Setters notify only on change. */
const char *mdg_record_get_text (MdgRecord *self,
                                 guint field);
void mdg_record_set_text (MdgRecord *self,
                          guint field,
                          const char *text);
gint64 mdg_record_get_integer (MdgRecord *self,
                               guint field);
void mdg_record_set_integer (MdgRecord *self,
                             guint field,
                             gint64 integer);
gboolean mdg_record_get_flag (MdgRecord *self,
                              guint field);
void mdg_record_set_flag (MdgRecord *self,
                          guint field,
                          gboolean flag);
/* NULL when it refers to nothing. */
const MdgUuid *mdg_record_get_reference (MdgRecord *self,
                                         guint field);
void mdg_record_set_reference (MdgRecord *self,
                               guint field,
                               const MdgUuid *uuid);
/* Codes of a CODES field; empty array, never NULL. */
char **mdg_record_dup_codes (MdgRecord *self,
                             guint field);
void mdg_record_set_codes (MdgRecord *self,
                           guint field,
                           const char *const *codes);
gboolean mdg_record_has_code (MdgRecord *self,
                              guint field,
                              const char *code);
gboolean mdg_record_is_empty (MdgRecord *self,
                              guint field);
gboolean mdg_record_field_equal (MdgRecord *self,
                                 MdgRecord *other,
                                 guint field);
/* Gives to the value of from, a record of the same kind. */
void mdg_record_copy_field (MdgRecord *to,
                            MdgRecord *from,
                            guint field);

/* Index of the field called name, or -1. */
int mdg_record_info_find_field (const MdgRecordInfo *info,
                                const char *name);

/* INVALID with the label of the field and what to do. */
gboolean mdg_record_validate (MdgRecord *self,
                              GError **error);

/* The values as one line of JSON, fields in table order, empty ones left out: the form of revisions and
   dumps. Reading refuses unknown fields and wrong types with INVALID. */
void mdg_record_write_json (MdgRecord *self,
                            GString *json);
gboolean mdg_record_read_json (MdgRecord *self,
                               const char *json,
                               GError **error);

G_END_DECLS
