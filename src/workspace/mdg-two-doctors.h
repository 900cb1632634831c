#pragma once

#include "mdg-attending.h"
#include "mdg-cover.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* 二人主治医制: the main doctor of a case, who stands in for him on which days in which order, and who covers while he is away.
   Functions that return a change leave saving to the caller. */

/* MdgAttending of the case: the main doctor, then the others in their order. */
GPtrArray *mdg_two_doctors_list (MdgWorkspace *workspace,
                                 const MdgUuid *case_uuid,
                                 GError **error);
/* A new one who stands last: the main doctor while there is none. */
MdgRecord *mdg_two_doctors_new (MdgWorkspace *workspace,
                                const MdgUuid *case_uuid,
                                GError **error);
/* What the record lacks is taken from the roster when it names a doctor of it. CONFLICT for a second main doctor, or the same
   person twice. */
MdgChange *mdg_two_doctors_new_saved (MdgWorkspace *workspace,
                                      MdgRecord *attending,
                                      GError **error);
/* One place up (-1) or down (1) among those who stand in; NULL without error at the end. */
MdgChange *mdg_two_doctors_new_moved (MdgWorkspace *workspace,
                                      MdgRecord *attending,
                                      int step,
                                      GError **error);
MdgChange *mdg_two_doctors_new_removed (MdgRecord *attending);

/* MdgCover of the case, and those of all cases of its main doctor; what nobody covers yet first, then the newest. */
GPtrArray *mdg_covers_list (MdgWorkspace *workspace,
                            const MdgUuid *case_uuid,
                            GError **error);
/* MdgCover of the centre that are not over and that nobody covers, the next first. */
GPtrArray *mdg_covers_list_open (MdgWorkspace *workspace,
                                 GError **error);
gboolean mdg_covers_is_open (MdgRecord *cover);
/* "R8.8.12 水 18:00 – R8.8.16 日". */
char *mdg_covers_dup_period (MdgRecord *cover);
/* A new one, for the main doctor of the case (NULL: of nobody yet). */
MdgRecord *mdg_covers_new (MdgWorkspace *workspace,
                           const MdgUuid *case_uuid,
                           GError **error);
/* CONFLICT when who covers is away himself, or covers for himself. */
MdgChange *mdg_covers_new_saved (MdgWorkspace *workspace,
                                 MdgRecord *cover,
                                 GError **error);
MdgChange *mdg_covers_new_removed (MdgRecord *cover);

typedef struct
{
  char *name;
  char *affiliation; /* may be NULL */
  char *phone;       /* may be NULL */
  char *reach;       /* may be NULL */
  char *why;         /* "主治医", "不在時補完 8/12–8/16" */
} MdgReachable;

void mdg_reachable_free (MdgReachable *reachable);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgReachable, mdg_reachable_free)

/* Who is to be called for the case on date at minute, in the order in which they are called (MdgReachable): cover while the main
   doctor is away, else he in his hours, then those who stand in whose hours these are. Empty when nobody is. */
GPtrArray *mdg_two_doctors_who (MdgWorkspace *workspace,
                                const MdgUuid *case_uuid,
                                const MdgDate *date,
                                int minute,
                                GError **error);

G_END_DECLS
