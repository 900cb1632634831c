#pragma once

#include "mdg-record.h"

G_BEGIN_DECLS

/* What is saved together: all of it or nothing. Holds copies, so the caller may go on editing. */
#define MDG_TYPE_CHANGE (mdg_change_get_type ())
G_DECLARE_FINAL_TYPE (MdgChange, mdg_change, MDG, CHANGE, GObject)

/* action is a msgid that says what was done ("Consultation logged"); it names the change in histories and
   on the undo toast. */
MdgChange *mdg_change_new (const char *action);
const char *mdg_change_get_action (MdgChange *self);
void mdg_change_set_author (MdgChange *self,
                            const char *author);
const char *mdg_change_get_author (MdgChange *self);

/* Records in the order they are to be written: what is referred to before what refers. A record that is
   added again replaces what was there. */
void mdg_change_add (MdgChange *self,
                     MdgRecord *record);
/* A void with its reason; the reason goes to the audit and to the field void_reason where there is one. */
void mdg_change_add_void (MdgChange *self,
                          MdgRecord *record,
                          const char *reason);
GPtrArray *mdg_change_get_records (MdgChange *self);
MdgRecord *mdg_change_find (MdgChange *self,
                            const MdgUuid *uuid);

/* The content of a scan, kept under its hash in the same transaction; attachments point at it. */
void mdg_change_add_content (MdgChange *self,
                             const char *hash,
                             GBytes *content);
/* Hash to GBytes; NULL when there is none. */
GHashTable *mdg_change_get_contents (MdgChange *self);

/* The draft that this change replaces, deleted in the same transaction. */
void mdg_change_set_draft (MdgChange *self,
                           const MdgUuid *draft);
const MdgUuid *mdg_change_get_draft (MdgChange *self);

/* Identity of the change once it is saved: what undo takes. */
void mdg_change_set_uuid (MdgChange *self,
                          const MdgUuid *uuid);
const MdgUuid *mdg_change_get_uuid (MdgChange *self);

G_END_DECLS
