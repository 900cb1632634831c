#pragma once

#include "mdg-change-stack.h"
#include "mdg-conference.h"

G_BEGIN_DECLS

/* What is done to meetings, agendas and cycles, one change after the other, each taken back by one key. */

/* Nothing when the field says so already. */
void mdg_meeting_step_text (MdgChangeStack *stack,
                            MdgKind kind,
                            const MdgUuid *uuid,
                            guint field,
                            const char *text);
void mdg_meeting_step_flag (MdgChangeStack *stack,
                            MdgKind kind,
                            const MdgUuid *uuid,
                            guint field,
                            gboolean is_set);
/* record is copied. */
void mdg_meeting_step_record (MdgChangeStack *stack,
                              const MdgUuid *item,
                              const MdgConferenceRecord *record);
void mdg_meeting_step_carry_over (MdgChangeStack *stack,
                                  const MdgUuid *item);
/* All that is proposed for the meeting, or only the case. */
void mdg_meeting_step_add (MdgChangeStack *stack,
                           const MdgUuid *meeting,
                           const MdgUuid *only_case);
/* So many places down the agenda, up when negative; nothing at its ends. */
void mdg_meeting_step_move_item (MdgChangeStack *stack,
                                 const MdgUuid *item,
                                 int places);
/* Off the agenda. */
void mdg_meeting_step_remove_item (MdgChangeStack *stack,
                                   const MdgUuid *item);
void mdg_meeting_step_hold (MdgChangeStack *stack,
                            const MdgUuid *meeting);
void mdg_meeting_step_close_step (MdgChangeStack *stack,
                                  const MdgUuid *cycle,
                                  guint step,
                                  const char *done_on);

G_END_DECLS
