#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date that may lack its day, or day and month: zero where unknown. Gregorian. */
typedef struct
{
  int year;
  int month;
  int day;
} MdgDate;

typedef enum
{
  MDG_DATE_FULL,   /* birth dates and the like: no guessing */
  MDG_DATE_RECENT, /* "5/12" and "12" are completed from today, at most 31 days ahead */
  MDG_DATE_DUE,    /* as RECENT, towards the future; also 今日 明日 明後日, weekdays and "+3" (business days) */
} MdgDateUse;

/* Reads every form of an office: S10.3.5, 昭和十年 is not one, ㍼10.3.5, 令和元年5月1日, S100305,
   1935-03-05, 19350305, 1935, 1935-03, R7 and R7.4 (partial). today completes and checks: a birth date
   lies neither ahead of it nor over 125 years before. The error is INVALID, says what is wrong and,
   where the era is wrong, offers the right one. Source: formats of official data, Japanese dates. */
gboolean mdg_date_parse (const char *text,
                         MdgDateUse use,
                         const MdgDate *today,
                         MdgDate *date,
                         GError **error);

/* ISO 8601, partial allowed: 1935, 1935-03, 1935-03-05. */
gboolean mdg_date_parse_iso (const char *iso,
                             MdgDate *date);
char *mdg_date_dup_iso (const MdgDate *date);

gboolean mdg_date_is_full (const MdgDate *date);
gboolean mdg_date_is_valid (const MdgDate *date);
/* <0, 0, >0; a missing part sorts first. */
int mdg_date_compare (const MdgDate *a,
                      const MdgDate *b);

/* Days since 1970-01-01; only for full dates. */
gint32 mdg_date_to_days (const MdgDate *date);
void mdg_date_from_days (gint32 days,
                         MdgDate *date);
/* 1 = Monday … 7 = Sunday. */
int mdg_date_weekday (const MdgDate *date);
void mdg_date_today (MdgDate *date);

/* "R8.5.12", "S13", "R8.5"; "R8.5.12 火" with weekday. */
char *mdg_date_format_short (const MdgDate *date);
char *mdg_date_format_short_weekday (const MdgDate *date);
/* "5/12 火" in the fiscal year of today, else as mdg_date_format_short. */
char *mdg_date_format_near (const MdgDate *date,
                            const MdgDate *today);
/* "令和8年5月12日(火)", 元年 for year 1; "令和8年5月", "令和8年" when partial. */
char *mdg_date_format_long (const MdgDate *date);

/* Fiscal year April–March, as the Gregorian year it begins in; "R8" and "令和8年度" of it. */
int mdg_date_fiscal_year (const MdgDate *date);
char *mdg_fiscal_year_format_short (int fiscal_year);
char *mdg_fiscal_year_format_long (int fiscal_year);

/* Full years of age on the day at; -1 when birth has no year or lies ahead. A partial birth date
   gives the age on its first possible day. */
int mdg_date_age (const MdgDate *birth,
                  const MdgDate *at);
/* "80代", "65歳未満", "90歳以上" as committees print it (65歳未満 / 65–69 / 70代 / 80代 / 90歳以上); "不明" for age < 0. */
const char *mdg_age_band (int age);

/* Local time "2026-05-12T14:05" (minutes; the form of the register) to and from "R8.5.12 火 14:05".
   mdg_datetime_parse takes a date in any form above followed by a time (14:05, 1405, 14時5分, 午後2時), or a
   time alone (today). */
gboolean mdg_datetime_parse (const char *text,
                             const MdgDate *today,
                             char **iso,
                             GError **error);
char *mdg_datetime_format (const char *iso);
char *mdg_datetime_now (void);
gboolean mdg_datetime_is_valid (const char *iso);

G_END_DECLS
