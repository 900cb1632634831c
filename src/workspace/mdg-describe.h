#pragma once

#include "mdg-record.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* How people and values are written in lists, histories and sheets. All results are owned. */

/* Age on the day (ISO, may have a time): out of the birth date, else of an age that was told and when; -1 unknown.
   age is MDG_NO_INTEGER when unknown; every text may be NULL. */
int mdg_describe_age (const char *birth,
                      gint64 age,
                      const char *age_on,
                      const char *day);
/* "88 女", "88", "女" or "". */
char *mdg_describe_age_sex (MdgVocabularies *vocabularies,
                            int age,
                            const char *sex);
/* The name, else "匿名（80代女性）" or "匿名". */
char *mdg_describe_person (const char *name,
                           int age,
                           const char *sex);
/* "5/12 火" of an ISO day or minute; the year where it is not that of today. "" for NULL. */
char *mdg_describe_day (MdgWorkspace *workspace,
                        const char *iso);
/* The time of an ISO minute, "14:05"; "" without one. */
char *mdg_describe_time (const char *iso);
/* "受電", "架電", "訪問", "FAX 来信" …: channel and direction of a contact in one word. */
char *mdg_describe_channel (MdgVocabularies *vocabularies,
                            const char *channel,
                            const char *direction);
/* "本日中", "2日超過", "5/19"; *late when its day is over. "" without a day. */
char *mdg_describe_due (MdgWorkspace *workspace,
                        const char *due,
                        gboolean *late);
int mdg_describe_fiscal_year (const char *iso);

/* The value of a field in words: labels for codes, names for references. "" when empty. */
char *mdg_describe_value (MdgWorkspace *workspace,
                          MdgRecord *record,
                          guint field);
/* What a record is called where it is referred to: a name, a number. */
char *mdg_describe_record (MdgWorkspace *workspace,
                           MdgKind kind,
                           const MdgUuid *uuid);

/* Text as Pango markup with the ranges (of code points, may be NULL) marked as hits. */
char *mdg_describe_markup (const char *text,
                           GArray *ranges);

/* "R8.4.1–R10.3.31" of two ISO days, either of which may be NULL; "" when neither is known. */
char *mdg_describe_term (const char *since,
                         const char *until);

G_END_DECLS
