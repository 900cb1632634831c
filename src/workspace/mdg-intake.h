#pragma once

#include "mdg-consultation.h"
#include "mdg-consulter.h"
#include "mdg-contact.h"
#include "mdg-subject.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* What a person at the telephone is writing: one consultation with its first contact, the person concerned,
   the one who asks, the people around and what is to be done next. It holds everything that a form shows, so
   its JSON is at once the draft on disk and a step of undo. Knows nothing of widgets. */
#define MDG_TYPE_INTAKE (mdg_intake_get_type ())
G_DECLARE_FINAL_TYPE (MdgIntake, mdg_intake, MDG, INTAKE, GObject)

/* What is typed as a line and read by the program. The line itself is kept, also when it cannot be read. */
typedef enum
{
  MDG_INTAKE_RECEIVED,      /* "R8.5.12 14:05", "14:05", "5/12 14時" */
  MDG_INTAKE_CONSULTER,     /* "東見本包括 見本 美代": affiliation and name */
  MDG_INTAKE_PHONE,         /* of the one who asks */
  MDG_INTAKE_SUBJECT,       /* name, kana, or "甲野 花子（こうの はな）" */
  MDG_INTAKE_BIRTH,         /* a date, or "88", "88歳", "80代" */
  MDG_INTAKE_ADDRESS,       /* gives town and area */
  MDG_INTAKE_SUBJECT_PHONE, /* of the person concerned */
  MDG_INTAKE_DUE,           /* of the first next action */
  MDG_INTAKE_DUE_2,         /* of the second */
  MDG_INTAKE_MINUTES,       /* "15", "15分", "1時間" */
  MDG_INTAKE_CARE_FROM,
  MDG_INTAKE_CARE_TO,
  MDG_INTAKE_HANDOVER_ON,
  MDG_INTAKE_N_ENTRIES,
} MdgIntakeEntry;

/* There may be any number of next actions: the line of when the one of this index is due. */
#define MDG_INTAKE_DUE_OF(index) ((MdgIntakeEntry) ((index) == 0 ? MDG_INTAKE_DUE : (index) == 1 ? MDG_INTAKE_DUE_2 \
                                                                                                 : MDG_INTAKE_N_ENTRIES + (index) -2))

/* Begun now, by the staff member at this desk, a new telephone call coming in. Every string is empty. */
MdgIntake *mdg_intake_new (MdgWorkspace *workspace);
/* An existing consultation with what belongs to it, to be corrected. */
MdgIntake *mdg_intake_load (MdgWorkspace *workspace,
                            const MdgUuid *consultation,
                            GError **error);
/* A further contact of an existing consultation: only the contact, next actions and the promises it answers are
   written. The lines RECEIVED, CONSULTER, PHONE and MINUTES are then those of the contact. */
MdgIntake *mdg_intake_continue (MdgWorkspace *workspace,
                                const MdgUuid *consultation,
                                GError **error);
gboolean mdg_intake_is_continuing (MdgIntake *self);
/* Open promises (MdgFollowUp) of the consultation that this contact answers: saved as done. */
gboolean mdg_intake_is_answered (MdgIntake *self,
                                 const MdgUuid *follow_up);
void mdg_intake_set_answered (MdgIntake *self,
                              const MdgUuid *follow_up,
                              gboolean is_answered);
MdgIntake *mdg_intake_new_from_json (MdgWorkspace *workspace,
                                     const char *json,
                                     GError **error);

/* Everything, as one line. Reading replaces everything and leaves self as it was on failure. */
char *mdg_intake_dup_json (MdgIntake *self);
gboolean mdg_intake_read_json (MdgIntake *self,
                               const char *json,
                               GError **error);

MdgWorkspace *mdg_intake_get_workspace (MdgIntake *self);
/* The records that are being written; set fields on them freely. Borrowed, never NULL. */
MdgRecord *mdg_intake_get_consultation (MdgIntake *self);
MdgRecord *mdg_intake_get_contact (MdgIntake *self);
MdgRecord *mdg_intake_get_subject (MdgIntake *self);
/* Of MdgPerson and MdgFollowUp, borrowed; grow them with the add functions. Empty ones are not saved. */
GPtrArray *mdg_intake_get_persons (MdgIntake *self);
GPtrArray *mdg_intake_get_follow_ups (MdgIntake *self);
MdgRecord *mdg_intake_add_person (MdgIntake *self);
MdgRecord *mdg_intake_add_follow_up (MdgIntake *self);
/* The one for the field index, made when there are fewer. */
MdgRecord *mdg_intake_ensure_person (MdgIntake *self,
                                     guint index);
MdgRecord *mdg_intake_ensure_follow_up (MdgIntake *self,
                                        guint index);

/* TRUE when the consultation is in the register already. */
gboolean mdg_intake_is_editing (MdgIntake *self);
/* TRUE while nobody has written anything. */
gboolean mdg_intake_is_blank (MdgIntake *self);
/* One line for the list of drafts. */
char *mdg_intake_dup_title (MdgIntake *self);

/* Reads a line. On failure the line is kept, the field is empty and error says what is wrong. */
gboolean mdg_intake_type (MdgIntake *self,
                          MdgIntakeEntry entry,
                          const char *text,
                          GError **error);
/* The line as it stands, "" when empty. */
const char *mdg_intake_get_typed (MdgIntake *self,
                                  MdgIntakeEntry entry);
/* What is wrong with the line, or NULL. */
char *mdg_intake_dup_fault (MdgIntake *self,
                            MdgIntakeEntry entry);
/* What follows from the line: "88歳", "緑ケ丘圏域", "5/14 木"; NULL when nothing does. */
char *mdg_intake_dup_derived (MdgIntake *self,
                              MdgIntakeEntry entry);

/* Keys of the time: minutes back or ahead; nine o'clock today; yesterday at the same time. */
void mdg_intake_shift_received (MdgIntake *self,
                                int minutes);
void mdg_intake_set_received_this_morning (MdgIntake *self);
void mdg_intake_set_received_yesterday (MdgIntake *self);

/* The kind as chosen by a person; until then it follows from the person concerned. */
void mdg_intake_choose_kind (MdgIntake *self,
                             const char *code);

/* Goes on with somebody the register knows: their values come into the form, what was typed and they lack
   stays. FALSE (NOT_FOUND) when the record is gone. */
gboolean mdg_intake_take_subject (MdgIntake *self,
                                  const MdgUuid *subject,
                                  GError **error);
gboolean mdg_intake_take_consulter (MdgIntake *self,
                                    const MdgUuid *consulter,
                                    GError **error);
/* A new person after all; what stands in the form stays. */
void mdg_intake_drop_subject (MdgIntake *self);
gboolean mdg_intake_has_known_subject (MdgIntake *self);
gboolean mdg_intake_has_known_consulter (MdgIntake *self);
/* Lives with somebody known; NULL ends it. */
void mdg_intake_set_housemate (MdgIntake *self,
                               const MdgUuid *subject);
const MdgUuid *mdg_intake_get_housemate (MdgIntake *self);

/* For the command line: takes a known person where folded kana, birth date and sex are equal, and nobody
   otherwise. FALSE only when the register cannot be read. */
gboolean mdg_intake_join_known (MdgIntake *self,
                                GError **error);

/* All that is to be saved together. INVALID in plain words when the text is missing or a line cannot be
   read as it must be (the time); other unreadable lines go into the note of what they belong to. self stays
   as it is, so that saving can be tried again. */
MdgChange *mdg_intake_make_change (MdgIntake *self,
                                   GError **error);
/* Adds what one intake makes to what others made, to be saved together: somebody new in both is one and the same
   person. change is used up. */
void mdg_intake_add_to_batch (MdgChange *batch,
                              MdgChange *change);
/* The number after mdg_workspace_save of change; borrowed. */
const char *mdg_intake_get_number (MdgIntake *self,
                                   MdgChange *change);

/* After a change of self was saved while somebody typed on: the records are now those of the register, and
   the next change goes on from them. */
void mdg_intake_adopt (MdgIntake *self,
                       MdgChange *change);

/* Identity of the draft of this intake; deleted by the change. */
const MdgUuid *mdg_intake_get_draft (MdgIntake *self);
void mdg_intake_set_draft (MdgIntake *self,
                           const MdgUuid *draft);

/* "甲野 花子（こうの はな）": both may come back NULL. */
void mdg_intake_split_subject (const char *line,
                               char **name,
                               char **kana);

G_END_DECLS
