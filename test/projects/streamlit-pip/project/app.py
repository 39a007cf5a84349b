import pandas as pd
import streamlit as st

st.title("Tides")
st.line_chart(pd.read_csv("data/tides.csv", index_col="hour"))
