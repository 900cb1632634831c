#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-promise.h"

#include "mdg-business-days.h"

#include <glib/gi18n-lib.h>

#define SOON_BUSINESS_DAYS 5

struct _MdgPromise
{
  GObject parent_instance;

  MdgPromiseData data;
};

G_DEFINE_FINAL_TYPE (MdgPromise, mdg_promise, G_TYPE_OBJECT)

static void
mdg_promise_finalize (GObject *object)
{
  MdgPromiseData *data = &MDG_PROMISE (object)->data;

  g_free (data->what);
  g_free (data->detail);
  g_free (data->number);
  g_free (data->person);
  g_free (data->birth);
  g_free (data->age_on);
  g_free (data->whom);
  g_free (data->phone);
  g_free (data->staff);
  g_free (data->due);
  g_free (data->due_time);
  g_free (data->since);
  g_free (data->status);

  G_OBJECT_CLASS (mdg_promise_parent_class)->finalize (object);
}

static void
mdg_promise_class_init (MdgPromiseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_promise_finalize;
}

static void
mdg_promise_init (MdgPromise *self)
{
}

MdgPromise *
mdg_promise_new_take (MdgPromiseData *data)
{
  MdgPromise *self = g_object_new (MDG_TYPE_PROMISE, NULL);

  self->data = *data;
  *data = (MdgPromiseData){ 0 };

  return self;
}

const MdgPromiseData *
mdg_promise_get_data (MdgPromise *self)
{
  g_return_val_if_fail (MDG_IS_PROMISE (self), NULL);

  return &self->data;
}

/* A partial date is due on its last day. */
static gboolean
get_due (MdgPromise *self,
         MdgDate *due)
{
  if (self->data.due == NULL || !mdg_date_parse_iso (self->data.due, due))
    return FALSE;

  if (due->month == 0)
    due->month = 12;
  if (due->day == 0)
    due->day = g_date_get_days_in_month ((GDateMonth) due->month, (GDateYear) due->year);

  return TRUE;
}

MdgPromiseGroup
mdg_promise_get_group (MdgPromise *self,
                       const MdgDate *today)
{
  MdgDate due;
  MdgDate horizon;

  g_return_val_if_fail (MDG_IS_PROMISE (self), MDG_PROMISE_LATER);

  if (self->data.is_waiting)
    return MDG_PROMISE_WAITING;
  if (!get_due (self, &due))
    return MDG_PROMISE_SOON;
  if (mdg_date_compare (&due, today) < 0)
    return MDG_PROMISE_OVERDUE;
  if (mdg_date_compare (&due, today) == 0)
    return MDG_PROMISE_TODAY;

  mdg_business_days_add (today, SOON_BUSINESS_DAYS, &horizon);

  return mdg_date_compare (&due, &horizon) <= 0 ? MDG_PROMISE_SOON : MDG_PROMISE_LATER;
}

int
mdg_promise_get_days (MdgPromise *self,
                      const MdgDate *today)
{
  MdgDate from;

  switch (mdg_promise_get_group (self, today))
    {
    case MDG_PROMISE_OVERDUE:
      get_due (self, &from);
      break;
    case MDG_PROMISE_WAITING:
      if (self->data.since == NULL || !mdg_date_parse_iso (self->data.since, &from) || !mdg_date_is_full (&from))
        return 0;
      break;
    case MDG_PROMISE_TODAY:
    case MDG_PROMISE_SOON:
    case MDG_PROMISE_LATER:
    case MDG_N_PROMISE_GROUPS:
    default:
      return 0;
    }

  return MAX (0, mdg_business_days_between (&from, today));
}

char *
mdg_promise_dup_person (MdgPromise *self,
                        const MdgDate *today)
{
  const MdgPromiseData *data = &self->data;
  MdgDate birth;
  MdgDate noted;
  gint64 age = -1;

  g_return_val_if_fail (MDG_IS_PROMISE (self), NULL);

  if (data->person == NULL)
    return NULL;

  if (data->birth != NULL && mdg_date_parse_iso (data->birth, &birth))
    age = mdg_date_age (&birth, today);
  else if (data->age >= 0)
    age = data->age + (data->age_on != NULL && mdg_date_parse_iso (data->age_on, &noted) ? MAX (0, today->year - noted.year) : 0);

  /* Translators: a name and an age in years. */
  return age >= 0 ? g_strdup_printf (_ ("%s, %d"), data->person, (int) age) : g_strdup (data->person);
}

int
mdg_promise_compare (gconstpointer a,
                     gconstpointer b)
{
  const MdgPromiseData *x = &(*(MdgPromise *const *) a)->data;
  const MdgPromiseData *y = &(*(MdgPromise *const *) b)->data;
  int order;

  if ((x->due == NULL) != (y->due == NULL))
    return x->due == NULL ? 1 : -1;

  order = g_strcmp0 (x->due, y->due);
  if (order == 0)
    order = g_strcmp0 (x->due_time != NULL ? x->due_time : "~", y->due_time != NULL ? y->due_time : "~");

  return order;
}
