#pragma once

#include <json-glib/json-glib.h>

#include "mdg-change.h"
#include "mdg-sample.h"
#include "mdg-store.h"

G_BEGIN_DECLS

/* Chance that repeats: the same seed gives the same rolls on every machine. */
typedef struct
{
  guint64 state;
} MdgDice;

/* 0 … n - 1; n at least 1. */
guint mdg_dice_roll (MdgDice *dice,
                     guint n);
/* Percent of rolls that are TRUE. */
gboolean mdg_dice_chance (MdgDice *dice,
                          guint percent);
const char *mdg_dice_pick (MdgDice *dice,
                           JsonArray *texts);

/* A shuffled pile of codes with exact counts; drawing takes them out. Codes are borrowed from the data. */
typedef struct
{
  GPtrArray *cards;
  MdgDice *dice;
} MdgDeck;

MdgDeck *mdg_deck_new (MdgDice *dice,
                       JsonObject *counts);
void mdg_deck_free (MdgDeck *self);
/* NULL when empty. */
const char *mdg_deck_draw (MdgDeck *self);
/* The card of that code, taken out; NULL when there is none. */
const char *mdg_deck_take (MdgDeck *self,
                           const char *code);
/* The first of wanted (may be NULL) that is there, else any. */
const char *mdg_deck_draw_liked (MdgDeck *self,
                                 JsonArray *wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgDeck, mdg_deck_free)

typedef enum
{
  MDG_SAMPLE_PLAIN,
  MDG_SAMPLE_SHORT, /* under 20 characters */
  MDG_SAMPLE_LONG,  /* over 800 */
} MdgSampleLength;

#define MDG_SAMPLE_MAX_CODES 6

/* One consultation as it is going to be; codes are borrowed. */
typedef struct
{
  gint32 day;
  int minute;
  guint order;
  const char *channel;
  const char *profession;
  const char *content;
  const char *second;
  const char *kind;
  const char *scenes[MDG_SAMPLE_MAX_CODES];
  const char *actions[MDG_SAMPLE_MAX_CODES];
  guint minutes;
  guint n_contacts;
  gboolean is_conference;
  gboolean is_late;
  MdgSampleLength length;
  int note;    /* of notes.json, -1 none */
  int special; /* of names.json, -1 none */
  int case_index;
  gboolean has_subject;
  int promise; /* what stands open on the last day, see mdg-sample-promise.c; 0 nothing */
  int oddity;  /* characters that break programs, 0 none */
} MdgSamplePlan;

typedef struct
{
  int pinned; /* of cases.json, -1 none */
  int decade;
  const char *sex;
  const char *care;
  const char *household;
  const char *insurance;
  const char *doctor;
  guint area;
  GPtrArray *issues; /* codes */
  guint n_planned;
  guint n_done;
  guint n_told; /* issues that a note has told of */
  gint32 first_day;
  gint32 last_day;
  MdgUuid uuid;
  MdgUuid subject;
  guint consulter;
} MdgSampleCase;

typedef struct
{
  const MdgSampleOptions *options;
  MdgStore *store;
  MdgDice dice;
  JsonNode *nodes[10];
  JsonArray *cases;
  JsonObject *distributions;
  JsonObject *grammar;
  JsonObject *issues;
  JsonObject *meetings;
  JsonObject *names;
  JsonArray *notes;
  JsonObject *places;
  JsonObject *roster;
  JsonObject *referrals;
  int newest_year;  /* fiscal, the last whole one */
  int promise_year; /* the one promises stand in: the same or the one that has begun */
  int shift;        /* years from 2025 */
  gint64 clock;
  guint n_done;
  guint n_pending; /* in the transaction that is open */
  MdgSampleProgress progress;
  gpointer progress_data;
  gboolean in_bulk;
  MdgUuid set;          /* of the newest year */
  MdgUuid city_meeting; /* where it is looked at */
  MdgUuid gap;          /* the consultation that found nobody to visit, nil if none */

  GPtrArray *staff;
  GPtrArray *areas;
  GPtrArray *towns; /* towns_of_area × areas */
  GPtrArray *consulters;
  GHashTable *consulters_of; /* profession → GArray of guint */
} MdgSampler;

#define MDG_SAMPLE_N_AREAS 15
#define MDG_SAMPLE_TOWNS_PER_AREA 4
#define MDG_SAMPLE_BLOCK 300

/* mdg-sample-plan.c: the consultations of one fiscal year in order of receipt, as far as it has come, and their cases. */
typedef struct
{
  int fiscal_year;
  GArray *plans;    /* MdgSamplePlan */
  GPtrArray *cases; /* MdgSampleCase */
} MdgSampleYear;

MdgSampleYear *mdg_sample_year_new (MdgSampler *self,
                                    int fiscal_year,
                                    guint n_consultations);
void mdg_sample_year_free (MdgSampleYear *year);

/* mdg-sample-case.c */
void mdg_sample_case_free (MdgSampleCase *self);
/* The cases of one block, with their issues. */
void mdg_sample_add_cases (MdgSampler *self,
                           GPtrArray *cases,
                           gboolean with_pinned);
gboolean mdg_sample_case_close_off (MdgSampler *self,
                                    MdgSampleYear *year,
                                    GError **error);
void mdg_sample_case_describe (MdgSampler *self,
                               MdgSampleCase *sample,
                               MdgChange *change);
gboolean mdg_sample_add_set (MdgSampler *self,
                             MdgSampleYear *year,
                             GError **error);

/* mdg-sample-place.c */
gboolean mdg_sample_add_places (MdgSampler *self,
                                GError **error);
guint mdg_sample_draw_area (MdgSampler *self);
MdgRecord *mdg_sample_get_town (MdgSampler *self,
                                guint area);
guint mdg_sample_draw_consulter (MdgSampler *self,
                                 const char *profession);
MdgRecord *mdg_sample_draw_staff (MdgSampler *self);

/* mdg-sample-people.c */
MdgRecord *mdg_sample_new_subject (MdgSampler *self,
                                   MdgSampleCase *sample,
                                   MdgSamplePlan *plan,
                                   MdgChange *change);
char *mdg_sample_dup_name (MdgSampler *self,
                           gboolean is_woman,
                           char **kana);
char *mdg_sample_dup_mobile (MdgSampler *self);

/* mdg-sample-note.c */
typedef struct
{
  char *text;
  char *answer;
  GPtrArray *quotes; /* code, sentence, code, sentence … borrowed */
} MdgSampleNote;

void mdg_sample_note_clear (MdgSampleNote *note);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdgSampleNote, mdg_sample_note_clear)

void mdg_sample_write_note (MdgSampler *self,
                            MdgSamplePlan *plan,
                            MdgSampleCase *sample,
                            MdgRecord *subject,
                            MdgSampleNote *note);
char *mdg_sample_dup_contact_text (MdgSampler *self,
                                   gint32 day,
                                   gboolean is_out,
                                   char **who);

/* mdg-sample-consultation.c */
gboolean mdg_sample_add_consultation (MdgSampler *self,
                                      MdgSampleYear *year,
                                      MdgSamplePlan *plan,
                                      GError **error);

/* mdg-sample-promise.c */
void mdg_sample_plan_promises (GArray *plans);
void mdg_sample_add_promise (MdgSampler *self,
                             MdgSamplePlan *plan,
                             MdgRecord *consultation,
                             MdgChange *change);

/* mdg-sample-edge.c */
gboolean mdg_sample_add_edges (MdgSampler *self,
                               MdgSampleYear *year,
                               GError **error);

/* mdg-sample-meeting.c: boards, their members and meetings, the cycle of the year. */
gboolean mdg_sample_add_meetings (MdgSampler *self,
                                  MdgSampleYear *year,
                                  GError **error);
/* "09-18" as an ISO day of the fiscal year, "next-03-31" of the one after. */
char *mdg_sample_dup_date (MdgSampleYear *year,
                           const char *month_day);

/* mdg-sample-ladder.c: what became of the cases A to O. */
gboolean mdg_sample_add_ladder (MdgSampler *self,
                                MdgSampleYear *year,
                                GError **error);

/* mdg-sample-geography.c: boundaries, population by age and visiting ranges of data/sample/geography.json; after the agencies. */
gboolean mdg_sample_add_geography (MdgSampler *self,
                                   GError **error);

/* mdg-sample-roster.c: the doctors, their duties around the last day, who stands in and covers. */
gboolean mdg_sample_add_roster (MdgSampler *self,
                                MdgSampleYear *year,
                                GError **error);

/* mdg-sample-referral.c: forty referrals of a year, those under way as they stand on the last day. */
gboolean mdg_sample_add_referrals (MdgSampler *self,
                                   MdgSampleYear *year,
                                   GError **error);

/* mdg-sample-directory.c: the agencies of data/sample/agencies.json and their partners. */
gboolean mdg_sample_add_agencies (MdgSampler *self,
                                  GError **error);

/* mdg-sample-hands.c: who was asked for the referrals that look for somebody, and the calls after discharge. */
gboolean mdg_sample_add_hands (MdgSampler *self,
                               GError **error);

/* mdg-sample.c */
/* Saves at the made-up time (minutes since 1970), never before what was saved before. */
gboolean mdg_sample_save (MdgSampler *self,
                          MdgChange *change,
                          gint64 minute,
                          GError **error);
char *mdg_sample_dup_day (gint32 day);
char *mdg_sample_dup_time (gint32 day,
                           int minute);
gint32 mdg_sample_get_as_of (MdgSampler *self);
/* The last day anything was done. */
gint32 mdg_sample_get_last_day (MdgSampler *self);

G_END_DECLS
