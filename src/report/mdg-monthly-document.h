#pragma once

#include "mdg-document.h"
#include "mdg-table.h"

G_BEGIN_DECLS

/* "相談実績 月報", A4 portrait: head with addressee and boxes for seals, then the sections of the form two by two, so
   that they stand on both sides of one sheet. Lines are 6 mm high with 10 points; where that takes more than two pages
   they are lower, down to 8 points. What still has no room goes on over further pages. The edition of the document
   ("第2版（6月12日訂正）") stands under the title too. */
#define MDG_TYPE_MONTHLY_DOCUMENT (mdg_monthly_document_get_type ())
G_DECLARE_FINAL_TYPE (MdgMonthlyDocument, mdg_monthly_document, MDG, MONTHLY_DOCUMENT, MdgDocument)

MdgMonthlyDocument *mdg_monthly_document_new (void);

/* To whom ("見本市 健康福祉部 高齢者支援課 御中") and the day of the report. */
void mdg_monthly_document_set_addressee (MdgMonthlyDocument *self,
                                         const char *addressee);
void mdg_monthly_document_set_report_date (MdgMonthlyDocument *self,
                                           const char *date);
/* "令和8年5月分". */
void mdg_monthly_document_set_month (MdgMonthlyDocument *self,
                                     const char *month);
/* Titles over the three boxes for seals, each may be NULL. */
void mdg_monthly_document_set_approvers (MdgMonthlyDocument *self,
                                         const char *first,
                                         const char *second,
                                         const char *third);

/* The number of each section of the form is printed, and never another's when one is not there. */
typedef enum
{
  MDG_MONTHLY_SECTION_SUMMARY = 1,
  MDG_MONTHLY_SECTION_CHANNEL,
  MDG_MONTHLY_SECTION_AFFILIATION,
  MDG_MONTHLY_SECTION_RESIDENTS,
  MDG_MONTHLY_SECTION_OUTREACH,
  MDG_MONTHLY_SECTION_PROFESSION,
  MDG_MONTHLY_SECTION_CONTENT,
  MDG_MONTHLY_SECTION_SCENE,
  MDG_MONTHLY_SECTION_AREA,
  MDG_MONTHLY_SECTION_NOTABLE,
  MDG_MONTHLY_SECTION_PLANS,
  MDG_MONTHLY_N_SECTIONS
} MdgMonthlySection;

/* A label, then as many figures for each of four periods. Holds a reference to table. */
void mdg_monthly_document_set_table (MdgMonthlyDocument *self,
                                     MdgMonthlySection section,
                                     MdgTable *table);
/* height is the least height of the box in mm; 0 for the heading alone. */
void mdg_monthly_document_set_text (MdgMonthlyDocument *self,
                                    MdgMonthlySection section,
                                    const char *heading,
                                    const char *text,
                                    double height);
/* In a corrected edition: this figure differs from the one before. */
void mdg_monthly_document_mark_changed (MdgMonthlyDocument *self,
                                        MdgMonthlySection section,
                                        guint row,
                                        guint column);

G_END_DECLS
