#pragma once

#include "mdg-doctor.h"
#include "mdg-duty.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The doctors who go out for the centre, and who of them is on duty on which day. Functions that return a change leave saving to
   the caller. */

/* MdgDoctor in their order: those whose term runs on the ISO day, all with NULL. */
GPtrArray *mdg_roster_list (MdgWorkspace *workspace,
                            const char *day,
                            GError **error);
gboolean mdg_roster_is_in_term (MdgRecord *doctor,
                                const char *day);
/* "R8.4.1–R10.3.31"; "" without a term. */
char *mdg_roster_dup_term (MdgRecord *doctor);
/* "常盤平・小金", or that it is the whole city. */
char *mdg_roster_dup_areas (MdgWorkspace *workspace,
                            MdgRecord *doctor);
/* What a doctor must fulfil and does not, or that nobody has looked for two years; NULL when all is well. */
char *mdg_roster_dup_missing (MdgWorkspace *workspace,
                              MdgRecord *doctor);
/* A new doctor who stands last; his term runs from today's fiscal year to the end of the next. */
MdgRecord *mdg_roster_new_doctor (MdgWorkspace *workspace,
                                  GError **error);
/* CONFLICT when another doctor of the same name and affiliation is on the roster. */
MdgChange *mdg_roster_new_doctor_saved (MdgWorkspace *workspace,
                                        MdgRecord *doctor,
                                        GError **error);
/* CONFLICT while duties lie ahead of him. */
MdgChange *mdg_roster_new_doctor_removed (MdgWorkspace *workspace,
                                          MdgRecord *doctor,
                                          GError **error);

/* MdgDuty from … to (ISO days), by day and time. */
GPtrArray *mdg_roster_list_duties (MdgWorkspace *workspace,
                                   const char *from,
                                   const char *to,
                                   GError **error);
gboolean mdg_roster_is_off (MdgRecord *duty);
/* "9:00–12:00", or that it is the whole day. */
char *mdg_roster_dup_hours (MdgRecord *duty);

/* For a visit: a doctor can be at one place at a time. CONFLICT when his term does not run on the ISO day, he is away, or has a duty or
   another visit between from and to (minutes; 0 and MDG_DAY_MINUTES for the whole day) other than the record except (may be NULL). The
   time a duty keeps free for visits is no obstacle. */
gboolean mdg_roster_check_free (MdgWorkspace *workspace,
                                const MdgUuid *doctor,
                                const char *day,
                                int from,
                                int to,
                                const MdgUuid *except,
                                GError **error);

MdgChange *mdg_roster_new_duty_saved (MdgWorkspace *workspace,
                                      MdgRecord *duty,
                                      GError **error);
MdgChange *mdg_roster_new_duty_removed (MdgRecord *duty);
/* Another doctor takes the duty; who had it, and why, stands with it. */
MdgChange *mdg_roster_new_substitute (MdgWorkspace *workspace,
                                      MdgRecord *duty,
                                      const MdgUuid *doctor,
                                      const char *reason,
                                      GError **error);
/* The doctors of two duties change places. */
MdgChange *mdg_roster_new_swap (MdgWorkspace *workspace,
                                MdgRecord *duty,
                                MdgRecord *other,
                                const char *reason,
                                GError **error);

G_END_DECLS
