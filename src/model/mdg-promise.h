#pragma once

#include "mdg-date.h"
#include "mdg-uuid.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* An open next action with what one needs to see to do it: a row of Today, of the handover sheet and of the
   promises beside a person. Not a record; made by queries. */
#define MDG_TYPE_PROMISE (mdg_promise_get_type ())
G_DECLARE_FINAL_TYPE (MdgPromise, mdg_promise, MDG, PROMISE, GObject)

typedef enum
{
  MDG_PROMISE_OVERDUE,
  MDG_PROMISE_TODAY,
  MDG_PROMISE_SOON, /* within five business days, or without a date */
  MDG_PROMISE_LATER,
  MDG_PROMISE_WAITING, /* the ball is with others */
  MDG_N_PROMISE_GROUPS,
} MdgPromiseGroup;

typedef struct
{
  MdgUuid follow_up;
  MdgUuid consultation; /* nil when it hangs on a case alone */
  MdgUuid case_uuid;    /* nil when there is none */
  MdgUuid subject;
  char *what;
  char *detail; /* first words of the consultation */
  char *number;
  char *person; /* name of the person concerned */
  char *birth;  /* ISO, may be partial */
  gint64 age;   /* as noted, or -1 */
  char *age_on; /* ISO date of the noted age */
  char *whom;   /* whom to call: affiliation and name */
  char *phone;
  char *staff; /* who promised */
  char *due;   /* ISO, may be partial, NULL when open */
  char *due_time;
  char *since; /* ISO date of the last contact */
  char *status;
  gboolean is_waiting;
} MdgPromiseData;

/* Takes the strings of data. */
MdgPromise *mdg_promise_new_take (MdgPromiseData *data);
const MdgPromiseData *mdg_promise_get_data (MdgPromise *self);

/* Where it stands on the day. */
MdgPromiseGroup mdg_promise_get_group (MdgPromise *self,
                                       const MdgDate *today);
/* Business days late (overdue) or waited (waiting) on the day; 0 otherwise. */
int mdg_promise_get_days (MdgPromise *self,
                          const MdgDate *today);
/* "花子 88歳", years on the day; the bare name when no age is known; NULL without a person. */
char *mdg_promise_dup_person (MdgPromise *self,
                              const MdgDate *today);
/* By due date and time, then in the order of entry. */
int mdg_promise_compare (gconstpointer a,
                         gconstpointer b);

G_END_DECLS
