#pragma once

#include "mdg-follow-up.h"
#include "mdg-intake.h"
#include "mdg-person.h"
#include "mdg-town-index.h"

G_BEGIN_DECLS

struct _MdgIntake
{
  GObject parent_instance;

  MdgWorkspace *workspace;
  MdgRecord *consultation;
  MdgRecord *contact;
  MdgRecord *subject;
  GPtrArray *persons;
  GPtrArray *follow_ups;
  char *typed[MDG_INTAKE_N_ENTRIES]; /* never NULL */
  GPtrArray *dues;                   /* of char, as typed: of the third next action and on */
  char *before;                      /* the person as typed, before a known one was taken; NULL when none was */
  gboolean is_kind_chosen;
  gboolean is_continuing;
  GPtrArray *answered; /* of char, uuids */
  MdgUuid housemate;
  MdgUuid draft;
};

/* The line as typed, whose text may be exchanged. */
char **mdg_intake_get_line (MdgIntake *self,
                            MdgIntakeEntry entry);
/* Which next action the line belongs to; -1 when it is another line. */
int mdg_intake_get_due_index (MdgIntakeEntry entry);
/* Fills the lines from the records. */
void mdg_intake_show_lines (MdgIntake *self);
void mdg_intake_show_subject (MdgIntake *self);
void mdg_intake_show_consulter (MdgIntake *self);
/* Where the time of what is written stands. */
MdgRecord *mdg_intake_get_timed (MdgIntake *self,
                                 guint *field);
/* Town and area from the address as it is now. */
void mdg_intake_find_area (MdgIntake *self);
/* The day of the consultation. */
void mdg_intake_get_day (MdgIntake *self,
                         MdgDate *day);
/* The records of a further contact. */
MdgChange *mdg_intake_make_continuation (MdgIntake *self,
                                         GError **error);
/* Adds the next actions; gives the state they leave the consultation in, NULL when there are none. */
const char *mdg_intake_add_follow_ups (MdgIntake *self,
                                       MdgChange *change,
                                       MdgRecord *consultation);
/* Puts lines that could not be read where people will read them. */
void mdg_intake_keep_minutes (MdgIntake *self,
                              MdgRecord *contact);
/* Splits "所属 氏名"; both may come back NULL. */
void mdg_intake_split_consulter (const char *line,
                                 char **affiliation,
                                 char **name);

G_END_DECLS
