#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cross table can stand over and be filtered by. */
typedef enum
{
  MDG_CROSSTAB_MONTH,
  MDG_CROSSTAB_FISCAL_YEAR,
  MDG_CROSSTAB_KIND,
  MDG_CROSSTAB_CHANNEL,
  MDG_CROSSTAB_DIRECTION,
  MDG_CROSSTAB_PROFESSION,
  MDG_CROSSTAB_AFFIL_KIND,
  MDG_CROSSTAB_URGENCY,
  MDG_CROSSTAB_AREA,
  MDG_CROSSTAB_WIDE_AREA,
  MDG_CROSSTAB_STAFF,
  MDG_CROSSTAB_AGE_BAND, /* on the day of the consultation */
  MDG_CROSSTAB_SEX,
  MDG_CROSSTAB_CARE_LEVEL,
  MDG_CROSSTAB_HOUSEHOLD,
  MDG_CROSSTAB_MAIN_CONTENT,
  MDG_CROSSTAB_CONTENT, /* from here on several values a consultation */
  MDG_CROSSTAB_SCENE,
  MDG_CROSSTAB_ACTION,
  MDG_CROSSTAB_ISSUE, /* ticked for its case or marked in it */
  MDG_CROSSTAB_ISSUE_COLUMN,
  MDG_CROSSTAB_ISSUE_GROUP,
  MDG_CROSSTAB_FINDING, /* marked in it */
  MDG_CROSSTAB_N_FIELDS,
} MdgCrosstabField;

#define MDG_CROSSTAB_FIRST_LIST MDG_CROSSTAB_CONTENT

typedef enum
{
  MDG_CROSSTAB_CONSULTATIONS, /* 件数 */
  MDG_CROSSTAB_CONTACTS,      /* 延: contacts by their own day, channel and direction */
  MDG_CROSSTAB_PEOPLE,        /* 実人数: each person once a cell, row, column and table */
  MDG_CROSSTAB_MINUTES,       /* 所要分 of the contacts, as above */
  MDG_CROSSTAB_NEWCOMERS,     /* 初出: people by the first consultation there ever was of them */
  MDG_CROSSTAB_N_MEASURES,
} MdgCrosstabMeasure;

typedef enum
{
  MDG_CROSSTAB_NO_PERCENT,
  MDG_CROSSTAB_OF_ROW,
  MDG_CROSSTAB_OF_COLUMN,
  MDG_CROSSTAB_OF_ALL,
  MDG_CROSSTAB_N_PERCENTS,
} MdgCrosstabPercent;

G_END_DECLS
