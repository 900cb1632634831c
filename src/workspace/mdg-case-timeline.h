#pragma once

#include "mdg-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_EVENT_CONSULTATION,
  MDG_EVENT_CONTACT,
  MDG_EVENT_MEMO,
  MDG_EVENT_PROMISE,
  MDG_EVENT_STATE,    /* opened, closed, flagged … */
  MDG_EVENT_MEETING,  /* advice and decision of a meeting */
  MDG_EVENT_REFERRAL, /* a step of a referral, a visit, an outcome */
  MDG_N_EVENTS,
} MdgEventKind;

/* One thing that happened in a case. */
typedef struct
{
  MdgEventKind kind;
  char *at;             /* ISO minute or day */
  char *head;           /* 受電 */
  char *channel;        /* code of how a consultation or contact came; else NULL */
  char *about;          /* 東見本包括 見本 美代から・R8-0127; may be "" */
  char *text;           /* may be NULL */
  MdgRecord *note;      /* whose text it is and may be marked: consultation, contact, memo; else NULL */
  MdgUuid consultation; /* nil when it belongs to none */
  MdgUuid meeting;      /* nil unless it is of one */
  MdgUuid referral;     /* nil unless it is of one */
} MdgCaseEvent;

/* With an empty about; head is to be set. */
MdgCaseEvent *mdg_case_event_new (MdgEventKind kind,
                                  const char *at,
                                  const char *text);
void mdg_case_event_free (MdgCaseEvent *event);

/* Everything of a case, newest first; array of MdgCaseEvent. */
GPtrArray *mdg_case_timeline_list (MdgWorkspace *workspace,
                                   const MdgUuid *case_uuid,
                                   GError **error);

G_END_DECLS
