#pragma once

#include "mdg-date.h"

G_BEGIN_DECLS

/* Days of the week with their hours, as a doctor says when he can come: 「月・木 13:00–15:00、土 9–12」. */

#define MDG_WEEK_HOLIDAY 8
#define MDG_DAY_MINUTES (24 * 60)

typedef struct
{
  int day;  /* 1 = Monday … 7 = Sunday, MDG_WEEK_HOLIDAY */
  int from; /* minutes of the day */
  int to;   /* not after from: on the next day; MDG_DAY_MINUTES is midnight */
} MdgWeekSlot;

/* Reads what an office writes: 月・木 13-15, 平日 9時〜17時, 土日祝 18:00–8:00, 毎日 24時間, mon-fri 9:00-17:00. Days alone mean
   the whole day, hours alone every day. GArray of MdgWeekSlot in the order of the week; INVALID in plain words. */
GArray *mdg_week_hours_parse (const char *text,
                              GError **error);
/* The form that is kept: "mon 13:00-15:00;thu 13:00-15:00". NULL without slots. */
char *mdg_week_hours_dup_code (const GArray *slots);
/* "月・木 13:00–15:00　土 9:00–12:00" of what is kept; "" for NULL. */
char *mdg_week_hours_format (const char *code);

/* What is kept covers the whole time from … to of date (to as in a slot). On a national holiday and from 12/29 to 1/3 only the hours
   of 祝 hold. NULL covers nothing. */
gboolean mdg_week_hours_cover (const char *code,
                               const MdgDate *date,
                               int from,
                               int to);
/* "13:00–15:00" on that date; NULL when there is none. */
char *mdg_week_hours_dup_day (const char *code,
                              const MdgDate *date);

/* "9", "9:30", "9時半", "13時15分" as minutes of the day, up to 24:00. */
gboolean mdg_clock_parse (const char *text,
                          int *minutes);
/* "9:05". */
char *mdg_clock_format (int minutes);

G_END_DECLS
