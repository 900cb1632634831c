#pragma once

#include <gtk/gtk.h>

#include "mdg-date.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* One day of the duty calendar: its number, its holiday, who is on duty. */
#define MDG_TYPE_CALENDAR_DAY (mdg_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (MdgCalendarDay, mdg_calendar_day, MDG, CALENDAR_DAY, GtkWidget)

GtkWidget *mdg_calendar_day_new (void);
/* duties are those of the month; the day takes its own. */
void mdg_calendar_day_show (MdgCalendarDay *self,
                            MdgWorkspace *workspace,
                            const MdgDate *date,
                            int month,
                            GPtrArray *duties);
const MdgDate *mdg_calendar_day_get_date (MdgCalendarDay *self);
void mdg_calendar_day_set_is_chosen (MdgCalendarDay *self,
                                     gboolean is_chosen);

G_END_DECLS
